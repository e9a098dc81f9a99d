package io.crmkit.testkit.approvals;

import static io.crmkit.testkit.approvals.Game.BOB;
import static io.crmkit.testkit.approvals.Game.CAROL;
import static io.crmkit.testkit.approvals.Game.DAVE;
import static io.crmkit.testkit.approvals.Game.ERIN;
import static io.crmkit.testkit.approvals.Game.user;
import static org.assertj.core.api.Assertions.assertThat;

import io.crmkit.approvals.model.Approval;
import io.crmkit.approvals.model.Approval.Pending;
import io.crmkit.approvals.model.Approval.Settled;
import io.crmkit.approvals.model.ApprovalCommand.Vote;
import io.crmkit.approvals.model.definition.Approver;
import io.crmkit.approvals.model.definition.Step;
import io.crmkit.approvals.model.vote.Abstentions;
import io.crmkit.approvals.model.vote.Choice;
import io.crmkit.approvals.model.vote.FirstResponse;
import io.crmkit.approvals.model.vote.Formula;
import io.crmkit.approvals.model.vote.Outcome;
import io.crmkit.approvals.model.vote.Quorate;
import io.crmkit.approvals.model.vote.Slate;
import io.crmkit.approvals.model.vote.VoteFormula;
import io.crmkit.approvals.model.vote.VoteFormula.Defaults;
import io.crmkit.approvals.model.vote.VotingRule;
import io.crmkit.core.Actor;
import io.crmkit.testkit.approvals.VoteOracle.End;
import java.util.ArrayList;
import java.util.Collections;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * I6 and I7 for whole requests: four people vote in every order and every way, and the request ends with the very vote
 * after which all ways in which the others could still vote agree, and not before.
 */
class EarlyEndTest {

  private static final List<Actor> VOTERS = List.of(BOB, CAROL, DAVE, ERIN);
  private static final Set<End> VOTES = EnumSet.of(End.REJECT, End.ABSTAIN, End.APPROVE);
  private static final Set<End> VOTES_AND_SILENCE = EnumSet.of(End.REJECT, End.ABSTAIN, End.APPROVE, End.SILENT);

  static Stream<VotingRule> rules() {
    Stream<Formula> formulas = Stream.of(
            "any of approvers", "2 of approvers", "3 of approvers", "all of approvers",
            "all of approvers counting cast", "majority of approvers", "majority of approvers counting cast",
            "majority of approvers ties chair", "majority of approvers counting cast ties chair",
            "majority of approvers ties escalate",
            "majority of approvers counting cast ties escalate", "60% of approvers", "2/3 of approvers counting cast",
            "weight 3 of approvers", "fewer than 2 rejections of approvers and any of approvers",
            "1 of legal and 1 of finance or 2 of board", "(any of legal or any of finance) and no rejections of board",
            "majority of legal ties escalate and any of finance")
        .map(text -> VoteFormula.parse(text, Defaults.STANDARD).orElseThrow());
    Formula majority = VoteFormula.parse("majority of approvers counting cast", Defaults.STANDARD).orElseThrow();
    return Stream.concat(formulas, Stream.of(
        new Quorate(majority, 3, Abstentions.PRESENT), new Quorate(majority, 3, Abstentions.ABSENT),
        new Quorate(majority, 4, Abstentions.ABSENT), new FirstResponse()));
  }

  @ParameterizedTest
  @MethodSource("rules")
  void comesWithTheVoteThatSettlesTheRuleAndNotBefore(VotingRule rule) {
    World world = new World(Game.chain(step(rule)).build(), Game.staff());
    world.play(Game.SUBMIT);
    Slate slate = ((Pending) world.state()).openStep().panels().get(0).slate();

    Set<String> ends = vote(world, rule, slate, Collections.nCopies(VOTERS.size(), End.SILENT), List.of());

    assertThat(ends).containsExactlyInAnyOrder("APPROVED", "REJECTED");
  }

  /** Lets each of those vote who have not, in each way; returns how it ended in all. */
  private static Set<String> vote(World world, VotingRule rule, Slate slate, List<End> said, List<End> inOrder) {
    String expected = expected(rule, slate, said, inOrder);
    assertThat(end(world.state())).as("%s after %s", rule.text(), said).isEqualTo(expected);
    if (!expected.equals("PENDING")) {
      return Set.of(expected);
    }
    Set<String> ends = new TreeSet<>();
    for (int seat = 0; seat < said.size(); seat++) {
      for (Choice choice : said.get(seat) == End.SILENT ? List.of(Choice.values()) : List.<Choice>of()) {
        World next = world.copy();
        next.command(new Vote(VOTERS.get(seat), choice, ""));
        End end = End.valueOf(choice.name());
        List<End> then = new ArrayList<>(said);
        then.set(seat, end);
        ends.addAll(vote(next, rule, slate, then, Stream.concat(inOrder.stream(), Stream.of(end)).toList()));
      }
    }
    return ends;
  }

  /** A tie that nobody is there to break is a rejection. */
  private static String expected(VotingRule rule, Slate slate, List<End> said, List<End> inOrder) {
    if (rule instanceof FirstResponse) {
      return inOrder.stream().filter(end -> end != End.ABSTAIN).findFirst()
          .map(end -> end == End.APPROVE ? "APPROVED" : "REJECTED")
          .orElse(said.contains(End.SILENT) ? "PENDING" : "REJECTED");
    }
    Set<Outcome> outcomes = EnumSet.noneOf(Outcome.class);
    complete(rule, slate, said, new ArrayList<>(), outcomes);
    return outcomes.size() > 1 ? "PENDING" : outcomes.contains(Outcome.APPROVED) ? "APPROVED" : "REJECTED";
  }

  private static void complete(
      VotingRule rule, Slate slate, List<End> said, List<End> ends, Set<Outcome> outcomes) {
    if (ends.size() == said.size()) {
      outcomes.add(VoteOracle.outcome(rule, slate, ends));
      return;
    }
    End so = said.get(ends.size());
    Set<End> could = rule instanceof Quorate ? VOTES_AND_SILENCE : VOTES;
    for (End end : so == End.SILENT ? could : Set.of(so)) {
      ends.add(end);
      complete(rule, slate, said, ends, outcomes);
      ends.remove(ends.size() - 1);
    }
  }

  private static String end(Approval state) {
    return state instanceof Settled settled ? settled.outcome().name() : "PENDING";
  }

  /** Bob, who chairs, weighs two. Each neighbouring pair is a group. */
  private static Step.Builder step(VotingRule rule) {
    return Step.named("one").rule(rule).chair(user(BOB))
        .approver(Slate.EVERYONE, new Approver(user(BOB), 2)).approver(Slate.EVERYONE, Approver.of(user(CAROL)))
        .approver(Slate.EVERYONE, Approver.of(user(DAVE))).approver(Slate.EVERYONE, Approver.of(user(ERIN)))
        .approver("legal", Approver.of(user(BOB))).approver("legal", Approver.of(user(CAROL)))
        .approver("finance", Approver.of(user(CAROL))).approver("finance", Approver.of(user(DAVE)))
        .approver("board", Approver.of(user(DAVE))).approver("board", Approver.of(user(ERIN)));
  }
}
