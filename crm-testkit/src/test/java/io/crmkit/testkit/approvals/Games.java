package io.crmkit.testkit.approvals;

import static io.crmkit.testkit.approvals.Game.ADA;
import static io.crmkit.testkit.approvals.Game.ALICE;
import static io.crmkit.testkit.approvals.Game.AN_HOUR;
import static io.crmkit.testkit.approvals.Game.A_MOMENT;
import static io.crmkit.testkit.approvals.Game.BOB;
import static io.crmkit.testkit.approvals.Game.CAROL;
import static io.crmkit.testkit.approvals.Game.DAVE;
import static io.crmkit.testkit.approvals.Game.ERIN;
import static io.crmkit.testkit.approvals.Game.HOUR;
import static io.crmkit.testkit.approvals.Game.SUBMIT;
import static io.crmkit.testkit.approvals.Game.TICK;
import static io.crmkit.testkit.approvals.Game.ZOE;
import static io.crmkit.testkit.approvals.Game.abstain;
import static io.crmkit.testkit.approvals.Game.approve;
import static io.crmkit.testkit.approvals.Game.chain;
import static io.crmkit.testkit.approvals.Game.comment;
import static io.crmkit.testkit.approvals.Game.keep;
import static io.crmkit.testkit.approvals.Game.ladder;
import static io.crmkit.testkit.approvals.Game.lose;
import static io.crmkit.testkit.approvals.Game.reassign;
import static io.crmkit.testkit.approvals.Game.recall;
import static io.crmkit.testkit.approvals.Game.reject;
import static io.crmkit.testkit.approvals.Game.step;
import static io.crmkit.testkit.approvals.Game.user;
import static io.crmkit.testkit.approvals.Game.vacate;

import io.crmkit.approvals.model.definition.Approver;
import io.crmkit.approvals.model.definition.Definition;
import io.crmkit.approvals.model.definition.EmptySlatePolicy;
import io.crmkit.approvals.model.definition.Escalation.CatchUp;
import io.crmkit.approvals.model.definition.Escalation.LastAction;
import io.crmkit.approvals.model.definition.Escalation.StopRule;
import io.crmkit.approvals.model.definition.Order;
import io.crmkit.approvals.model.definition.RequesterPolicy;
import io.crmkit.approvals.model.definition.Step;
import io.crmkit.approvals.model.vote.Abstentions;
import io.crmkit.approvals.model.vote.FirstResponse;
import io.crmkit.approvals.model.vote.Formula;
import io.crmkit.approvals.model.vote.Quorate;
import io.crmkit.approvals.model.vote.Slate;
import io.crmkit.approvals.model.vote.VoteFormula;
import io.crmkit.approvals.model.vote.VoteFormula.Defaults;
import io.crmkit.testkit.approvals.Move.Pass;
import java.time.Duration;
import java.util.stream.Stream;

/** The games that {@link InterleavingsTest} plays in full: each a corner of what a definition can say. */
final class Games {

  private static final String TIE = "majority of approvers ties escalate";

  private Games() {}

  static Stream<Game> all() {
    return Stream.of(
        Game.of("votes, a recall and people who may not", chain(step("one", "2 of approvers", BOB, CAROL, ZOE, DAVE)),
            approve(BOB), reject(BOB), abstain(CAROL), approve(DAVE), approve(ALICE), approve(ZOE), recall(ALICE),
            approve(ERIN)),
        Game.of("before and after the end", chain(step("one", "any of approvers", BOB)).expiresAfter(HOUR),
            SUBMIT, SUBMIT, comment(CAROL), approve(BOB), TICK, AN_HOUR, recall(ADA), vacate(BOB)),
        Game.of("two steps and a person in both",
            chain(step("one", "all of approvers", BOB, CAROL), step("two", "any of approvers", CAROL, DAVE)),
            approve(BOB), approve(CAROL), approve(CAROL), reject(DAVE), approve(DAVE), reassign(CAROL, CAROL, ERIN),
            approve(ERIN), reassign(ADA, DAVE, CAROL)),
        Game.of("in turn, and handing over",
            chain(step("one", "all of approvers", BOB, CAROL, DAVE).order(Order.SEQUENTIAL)),
            approve(BOB), abstain(CAROL), approve(CAROL), approve(DAVE), vacate(BOB), reassign(BOB, BOB, ERIN),
            approve(ERIN), reassign(ERIN, ERIN, CAROL)),
        Game.of("groups", groups(), approve(BOB), reject(BOB), approve(CAROL), reject(CAROL), approve(DAVE),
            vacate(DAVE), approve(ERIN), reject(ERIN)),
        Game.of("weights and a threshold for rejections", weights(), approve(BOB), reject(BOB), approve(CAROL),
            reject(CAROL), approve(DAVE), reject(DAVE), vacate(BOB), reassign(ADA, BOB, ERIN)),
        Game.of("a quorum without those who abstain", quorum(), approve(BOB), abstain(BOB), approve(CAROL),
            reject(CAROL), abstain(DAVE), reject(DAVE), vacate(DAVE), vacate(BOB)));
  }

  static Stream<Game> late() {
    return Stream.of(
        Game.of("a ladder that keeps and then takes rights", chain(step("one", "2 of approvers", BOB, CAROL)
            .escalation(ladder(LastAction.REJECT, keep(CAROL, DAVE), lose(ERIN)))),
            AN_HOUR, AN_HOUR, TICK, TICK, approve(BOB), approve(CAROL), approve(DAVE), approve(ERIN)),
        Game.of("votes around a deadline", chain(step("one", "any of approvers", BOB)
            .escalation(ladder(LastAction.EXPIRE, lose(CAROL)))).expiresAfter(HOUR.multipliedBy(2)),
            AN_HOUR, A_MOMENT, AN_HOUR, TICK, abstain(BOB), approve(BOB), abstain(CAROL), approve(CAROL)),
        Game.of("a tie that the ladder breaks", chain(step("one", TIE, BOB, CAROL)
            .escalation(ladder(LastAction.APPROVE, keep(BOB, DAVE)))),
            approve(BOB), reject(CAROL), approve(CAROL), abstain(DAVE), reject(DAVE), vacate(DAVE), AN_HOUR, TICK),
        Game.of("a ladder that stops with the first vote", chain(step("one", TIE, BOB, CAROL)
            .escalation(ladder(LastAction.REJECT, StopRule.FIRST_VOTE, CatchUp.FROM_NOW, keep(DAVE), keep(ERIN)))),
            approve(BOB), reject(CAROL), abstain(DAVE), approve(ERIN), AN_HOUR, AN_HOUR, TICK, TICK),
        Game.of("overdue steps one after the other", overdue(CatchUp.AS_SCHEDULED),
            new Pass(HOUR.multipliedBy(3)), AN_HOUR, TICK, TICK, approve(BOB), abstain(CAROL), approve(DAVE),
            comment(ALICE)),
        Game.of("overdue steps that start anew, and a clock that is set back", overdue(CatchUp.FROM_NOW),
            new Pass(HOUR.multipliedBy(3)), AN_HOUR, TICK, TICK, approve(BOB), abstain(CAROL), approve(DAVE),
            new Pass(Duration.ofHours(-2))),
        Game.of("a rung for somebody whose turn has not come",
            chain(step("one", "2 of approvers", BOB, CAROL, DAVE).order(Order.SEQUENTIAL)
                .escalation(ladder(LastAction.WAIT, keep(CAROL, ERIN)))),
            AN_HOUR, TICK, approve(BOB), abstain(CAROL), approve(CAROL), abstain(ERIN), vacate(CAROL),
            reassign(CAROL, CAROL, ALICE)),
        Game.of("rungs without anybody", chain(step("one", "all of approvers", ALICE, BOB, CAROL)
            .escalation(ladder(LastAction.EXPIRE, keep(BOB), lose(ALICE, ZOE), keep(DAVE)))),
            AN_HOUR, AN_HOUR, TICK, approve(BOB), reject(BOB), abstain(CAROL), approve(DAVE), vacate(CAROL)),
        Game.of("a first response, and silence", chain(step("one", new FirstResponse(), BOB, CAROL)
            .escalation(ladder(LastAction.WAIT, keep(DAVE), keep(ERIN)))),
            abstain(BOB), abstain(CAROL), approve(CAROL), vacate(BOB), abstain(DAVE), reject(ERIN), AN_HOUR, TICK));
  }

  static Stream<Game> shortOfPeople() {
    return Stream.of(
        shortOf("who fall back", EmptySlatePolicy.FALLBACK),
        shortOf("who administer", EmptySlatePolicy.ADMINISTRATORS),
        shortOf("and fails", EmptySlatePolicy.FAIL), shortOf("and is skipped", EmptySlatePolicy.SKIP),
        shortOf("and approves", EmptySlatePolicy.AUTO_APPROVE),
        Game.of("a requester who may vote", chain(step("one", "all of approvers", ALICE, BOB),
            step("two", "2 of approvers", BOB, ALICE).onEmpty(EmptySlatePolicy.ADMINISTRATORS))
            .requesterPolicy(RequesterPolicy.ALLOWED),
            approve(ALICE), approve(BOB), approve(ALICE), reject(BOB), reassign(BOB, BOB, ALICE), vacate(ALICE),
            approve(ADA), reassign(ADA, BOB, DAVE)),
        Game.of("a requester who may not", chain(step("one", "2 of approvers", ALICE, BOB)
            .fallback(user(ALICE), user(CAROL)), step("two", "any of approvers", DAVE)),
            approve(ALICE), approve(BOB), approve(CAROL), reassign(CAROL, CAROL, ALICE),
            reassign(CAROL, CAROL, BOB), reassign(ADA, DAVE, ZOE), approve(DAVE), vacate(CAROL)));
  }

  private static Game shortOf(String what, EmptySlatePolicy policy) {
    Step.Builder first = step("one", "2 of approvers", BOB, CAROL).fallback(user(DAVE)).onEmpty(policy)
        .escalation(ladder(LastAction.WAIT, keep(ERIN)));
    return Game.of(
        "a step that is short of people " + what, chain(first, step("two", "any of approvers", DAVE)),
        vacate(BOB), vacate(CAROL), vacate(DAVE), reject(CAROL), approve(DAVE), approve(ADA), AN_HOUR, TICK);
  }

  private static Definition.Builder groups() {
    return chain(step("one", "1 of legal and 1 of finance or all of board")
        .approver("legal", Approver.of(user(BOB))).approver("legal", Approver.of(user(CAROL)))
        .approver("finance", Approver.of(user(CAROL))).approver("finance", Approver.of(user(DAVE)))
        .approver("board", Approver.of(user(ERIN))));
  }

  private static Definition.Builder weights() {
    return chain(step("one", "weight 3 of approvers and fewer than 2 rejections of approvers")
        .approver(Slate.EVERYONE, new Approver(user(BOB), 1)).approver(Slate.EVERYONE, new Approver(user(CAROL), 2))
        .approver(Slate.EVERYONE, new Approver(user(DAVE), 2)).onEmpty(EmptySlatePolicy.ADMINISTRATORS));
  }

  private static Definition.Builder quorum() {
    Formula majority =
        VoteFormula.parse("majority of approvers counting cast ties chair", Defaults.STANDARD).orElseThrow();
    return chain(step("one", new Quorate(majority, 2, Abstentions.ABSENT), BOB, CAROL, DAVE).chair(user(BOB))
        .onEmpty(EmptySlatePolicy.SKIP));
  }

  private static Definition.Builder overdue(CatchUp catchUp) {
    return chain(
        step("one", "any of approvers", BOB)
            .escalation(ladder(LastAction.APPROVE, StopRule.NEVER, catchUp, keep(CAROL))),
        step("two", "any of approvers", DAVE)
            .escalation(ladder(LastAction.REJECT, StopRule.NEVER, catchUp, lose(CAROL), keep(ERIN))));
  }
}
