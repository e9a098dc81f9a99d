package io.crmkit.testkit.approvals;

import static io.crmkit.testkit.approvals.Desk.ACME;
import static io.crmkit.testkit.approvals.Desk.ID;
import static io.crmkit.testkit.approvals.Desk.submitted;
import static io.crmkit.testkit.approvals.Game.ALICE;
import static io.crmkit.testkit.approvals.Game.BOB;
import static io.crmkit.testkit.approvals.Game.CAROL;
import static io.crmkit.testkit.approvals.Game.DAVE;
import static io.crmkit.testkit.approvals.Game.ERIN;
import static io.crmkit.testkit.approvals.Game.HOUR;
import static io.crmkit.testkit.approvals.Game.keep;
import static io.crmkit.testkit.approvals.Game.ladder;
import static io.crmkit.testkit.approvals.Game.step;
import static org.assertj.core.api.Assertions.assertThat;

import io.crmkit.approvals.json.DefinitionJson;
import io.crmkit.approvals.model.Approval.Outcome;
import io.crmkit.approvals.model.ApprovalCommand.Claim;
import io.crmkit.approvals.model.ApprovalCommand.ProvideInfo;
import io.crmkit.approvals.model.ApprovalCommand.Reassign;
import io.crmkit.approvals.model.ApprovalCommand.RequestInfo;
import io.crmkit.approvals.model.ApprovalCommand.Vote;
import io.crmkit.approvals.model.ApprovalEvent;
import io.crmkit.approvals.model.ApprovalEvent.ClaimTimedOut;
import io.crmkit.approvals.model.ApprovalEvent.QueueClaimed;
import io.crmkit.approvals.model.PeopleRefusal.ClaimedByAnother;
import io.crmkit.approvals.model.definition.Additions;
import io.crmkit.approvals.model.definition.Definition;
import io.crmkit.approvals.model.definition.Escalation.LastAction;
import io.crmkit.approvals.model.definition.Order;
import io.crmkit.approvals.model.definition.Step;
import io.crmkit.approvals.model.definition.StepDuties;
import io.crmkit.core.Actor;
import io.crmkit.core.paging.PageRequest;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

/** Queues that whoever has claimed them loses after a time. */
class ClaimsTest {

  private static final Duration FOUR_HOURS = HOUR.multipliedBy(4);
  private static final StepDuties CLAIMED =
      new StepDuties(List.of(), Additions.BY_ADMINISTRATORS, null, FOUR_HOURS);

  private static Step.Builder queue() {
    return step("one", "2 of approvers", BOB, CAROL, DAVE).order(Order.QUEUE).duties(CLAIMED);
  }

  private final Desk desk = submitted(Game.chain(queue()));

  @Test
  void goBackToTheQueueByTheTick() {
    Instant start = desk.now();
    claim(desk, CAROL);
    assertThat(happened(desk, QueueClaimed.class)).extracting(QueueClaimed::until)
        .containsExactly(start.plus(FOUR_HOURS));
    assertThat(desk.store.approvals().due(ACME, start.plus(FOUR_HOURS), 9)).containsExactly(ID);

    desk.at(start.plus(FOUR_HOURS).minusNanos(1));
    assertThat(desk.service.tick(ACME).handled()).isZero();
    assertThat(desk.refusal(Vote.approve(BOB))).isInstanceOf(ClaimedByAnother.class);
    desk.at(start.plus(FOUR_HOURS));
    assertThat(desk.service.tick(ACME).handled()).isOne();

    assertThat(happened(desk, ClaimTimedOut.class)).containsExactly(new ClaimTimedOut(0, CAROL, desk.now()));
    assertThat(desk.openStep().asked()).containsExactly(BOB, CAROL, DAVE);
    assertThat(desk.service.inbox(ACME, BOB, PageRequest.first(9)).items()).hasSize(1);
    assertThat(desk.store.approvals().due(ACME, Instant.parse("9999-01-01T00:00:00Z"), 9)).isEmpty();
    claim(desk, BOB);
    assertThat(desk.openStep().asked()).containsExactly(BOB);
  }

  @Test
  void areKeptByAVoteAtTheVeryInstant() {
    claim(desk, CAROL);
    desk.at(desk.now().plus(FOUR_HOURS));
    approve(desk, CAROL);
    desk.service.tick(ACME);

    assertThat(happened(desk, ClaimTimedOut.class)).isEmpty();
    assertThat(desk.openStep().asked()).containsExactly(BOB, DAVE);
  }

  /** Whoever comes late is a member of the queue still, and so are the others. */
  @Test
  void takeNobodysVoteAwayByTheirEnd() {
    claim(desk, CAROL);
    desk.at(desk.now().plus(FOUR_HOURS).plusNanos(1));
    approve(desk, BOB);
    assertThat(happened(desk, ClaimTimedOut.class)).hasSize(1);
    approve(desk, CAROL);

    assertThat(desk.outcome()).isEqualTo(Outcome.APPROVED);
  }

  @Test
  void areNotProlongedByClaimingOnceMore() {
    claim(desk, CAROL);
    desk.at(desk.now().plus(HOUR));
    claim(desk, CAROL);
    desk.at(desk.now().plus(HOUR.multipliedBy(3)));
    desk.service.tick(ACME);

    assertThat(desk.openStep().asked()).hasSize(3);
  }

  @Test
  void goWithASeatThatIsHandedOver() {
    claim(desk, CAROL);
    desk.command(ID, new Reassign(CAROL, CAROL, ERIN, "on leave"), null).orElseThrow();
    assertThat(desk.openStep().asked()).containsExactly(ERIN);
    desk.at(desk.now().plus(FOUR_HOURS));
    desk.service.tick(ACME);

    assertThat(happened(desk, ClaimTimedOut.class)).extracting(ClaimTimedOut::holder).containsExactly(ERIN);
  }

  @Test
  void endOnceHoweverLateSomebodyLooks() {
    Desk climbing = submitted(Game.chain(queue().escalation(ladder(LastAction.REJECT, keep(ERIN), keep(ALICE)))));
    claim(climbing, CAROL);
    climbing.at(climbing.now().plus(Duration.ofDays(30)));
    climbing.service.tick(ACME);
    climbing.service.tick(ACME);

    assertThat(climbing.outcome()).isEqualTo(Outcome.REJECTED);
    assertThat(happened(climbing, ClaimTimedOut.class)).isEmpty();
    desk.at(climbing.now());
    assertThat(desk.service.tick(ACME).handled()).isZero();
  }

  @Nested
  class WhileTheClockStandsStill {

    @Test
    void keepTheTimeThatWasLeft() {
      claim(desk, CAROL);
      desk.at(desk.now().plus(HOUR));
      desk.command(ID, RequestInfo.ofRequester(CAROL, "why?"), null).orElseThrow();
      desk.at(desk.now().plus(Duration.ofDays(9)));
      assertThat(desk.service.tick(ACME).handled()).isZero();
      desk.command(ID, new ProvideInfo(ALICE, "because"), null).orElseThrow();
      Instant until = desk.now().plus(HOUR.multipliedBy(3));

      desk.at(until.minusNanos(1));
      assertThat(desk.service.tick(ACME).handled()).isZero();
      desk.at(until);
      assertThat(desk.service.tick(ACME).handled()).isOne();
      assertThat(desk.openStep().asked()).hasSize(3);
    }

    @Test
    void beginWhenItGoesOn() {
      desk.command(ID, RequestInfo.ofRequester(BOB, "why?"), null).orElseThrow();
      desk.at(desk.now().plus(HOUR));
      claim(desk, CAROL);
      desk.at(desk.now().plus(Duration.ofDays(9)));
      desk.command(ID, new ProvideInfo(ALICE, "because"), null).orElseThrow();

      desk.at(desk.now().plus(FOUR_HOURS).minusNanos(1));
      assertThat(desk.service.tick(ACME).handled()).isZero();
      desk.at(desk.now().plusNanos(1));
      assertThat(desk.service.tick(ACME).handled()).isOne();
    }
  }

  /** Erin is asked on the ladder, and her silence has the step climb while Carol waits for an answer. */
  @Test
  void keepTheTimeThatWasLeftWhereTheStepClimbsMeanwhile() {
    Desk climbing = submitted(Game.chain(queue().escalation(ladder(LastAction.WAIT, keep(ERIN), keep(Game.ADA)))));
    climbing.at(climbing.now().plus(HOUR));
    climbing.service.tick(ACME);
    claim(climbing, CAROL);
    climbing.at(climbing.now().plus(HOUR.dividedBy(2)));
    climbing.command(ID, RequestInfo.ofRequester(CAROL, "why?"), null).orElseThrow();
    climbing.at(climbing.now().plus(HOUR.multipliedBy(9)));
    climbing.command(ID, Vote.abstain(ERIN), null).orElseThrow();
    assertThat(climbing.openStep().level()).isEqualTo(2);
    Instant until = climbing.now().plus(FOUR_HOURS).minus(HOUR.dividedBy(2));

    climbing.at(until.minusNanos(1));
    assertThat(climbing.service.tick(ACME).handled()).isZero();
    climbing.at(until);
    assertThat(climbing.service.tick(ACME).handled()).isOne();
    assertThat(happened(climbing, ClaimTimedOut.class)).hasSize(1);
  }

  @Test
  void standInDocumentsAsATime() {
    String document = """
        {"name": "n", "entity_type": "deal", "expires_after": "P9D", "steps": [{"name": "s", "type": "queue",
         "approvers": [{"role": "vp"}], "claim_for": "PT4H"}]}""";
    Definition definition = DefinitionJson.read(document).orElseThrow();

    assertThat(definition.steps().get(0).duties().claimFor()).isEqualTo(FOUR_HOURS);
    assertThat(DefinitionJson.readPublished(DefinitionJson.write(definition))).isEqualTo(definition);
    assertThat(DefinitionJson.check(document).orElseThrow()).isEmpty();
    assertThat(DefinitionJson.check(document.replace("\"type\": \"queue\",", "")).orElseThrow())
        .singleElement().satisfies(finding -> assertThat(finding.pointer()).isEqualTo("/steps/0/claim_for"));
  }

  private static void claim(Desk desk, Actor person) {
    desk.command(ID, new Claim(person, null), null).orElseThrow();
  }

  private static void approve(Desk desk, Actor voter) {
    desk.command(ID, Vote.approve(voter), null).orElseThrow();
  }

  private static <E extends ApprovalEvent> List<E> happened(Desk desk, Class<E> type) {
    return desk.history().stream().filter(type::isInstance).map(type::cast).toList();
  }
}
