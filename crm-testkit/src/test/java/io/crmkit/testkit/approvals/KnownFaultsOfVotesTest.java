package io.crmkit.testkit.approvals;

import static io.crmkit.testkit.approvals.Desk.ACME;
import static io.crmkit.testkit.approvals.Desk.ADMIN;
import static io.crmkit.testkit.approvals.Desk.ID;
import static io.crmkit.testkit.approvals.Desk.submitted;
import static io.crmkit.testkit.approvals.Game.ADA;
import static io.crmkit.testkit.approvals.Game.ALICE;
import static io.crmkit.testkit.approvals.Game.BOB;
import static io.crmkit.testkit.approvals.Game.CAROL;
import static io.crmkit.testkit.approvals.Game.DAVE;
import static io.crmkit.testkit.approvals.Game.ERIN;
import static io.crmkit.testkit.approvals.Game.HOUR;
import static io.crmkit.testkit.approvals.Game.SUBMIT;
import static io.crmkit.testkit.approvals.Game.keep;
import static io.crmkit.testkit.approvals.Game.ladder;
import static io.crmkit.testkit.approvals.Game.step;
import static io.crmkit.testkit.approvals.Game.user;
import static org.assertj.core.api.Assertions.assertThat;

import io.crmkit.approvals.model.Approval.Outcome;
import io.crmkit.approvals.model.Approval.Pending;
import io.crmkit.approvals.model.ApprovalCommand.Reassign;
import io.crmkit.approvals.model.ApprovalCommand.Tick;
import io.crmkit.approvals.model.ApprovalCommand.Vote;
import io.crmkit.approvals.model.ApprovalEvent.VoteCast;
import io.crmkit.approvals.model.ApprovalRefusal.AlreadySeated;
import io.crmkit.approvals.model.ApprovalRefusal.AlreadyVoted;
import io.crmkit.approvals.model.ApprovalRefusal.NoQualifiedApprover;
import io.crmkit.approvals.model.ApprovalRefusal.NotAllowed;
import io.crmkit.approvals.model.ApprovalRefusal.NotAnApprover;
import io.crmkit.approvals.model.ApprovalRefusal.OwnRequest;
import io.crmkit.approvals.model.definition.ApproverRef;
import io.crmkit.approvals.model.definition.Escalation.LastAction;
import io.crmkit.core.Actor;
import io.crmkit.core.Decision.Refused;
import java.util.List;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

/** Faults that other approval systems have had with votes and voters: each must be impossible here. */
class KnownFaultsOfVotesTest {

  private static final Actor BOBS_MAIL = new Actor("Bob@example.com");

  /** bernstein#5728, databend#2929, agent-governance#3126: one person counted twice. */
  @Nested
  class OnePerson {

    @Test
    void namedInSeveralRowsHasOneVote() {
      Desk desk = submitted(Game.chain(step("one", "2 of approvers", BOB, BOBS_MAIL, CAROL)
          .approvers(new ApproverRef.Role("vp"))), Game.staff().with("vp", List.of(BOB)));

      desk.command(ID, Vote.approve(BOB), null);

      assertThat(desk.openStep().asked()).containsExactly(CAROL);
      assertThat(desk.refusal(Vote.approve(BOB))).isInstanceOf(AlreadyVoted.class);
    }

    @Test
    void hasOneVoteWhateverNameItComesUnder() {
      Desk desk = submitted(Game.chain(step("one", "2 of approvers", BOB, CAROL)));

      desk.command(ID, Vote.approve(BOBS_MAIL), null);

      assertThat(desk.refusal(Vote.approve(BOB))).isInstanceOf(AlreadyVoted.class);
    }

    @Test
    void whoHandedTheSeatOverHasNoVoteLeft() {
      Desk desk = submitted(Game.chain(step("one", "2 of approvers", BOB, CAROL)));
      desk.command(ID, new Reassign(BOB, BOB, ERIN, "on leave"), null);
      desk.command(ID, Vote.approve(ERIN), null);

      assertThat(desk.refusal(Vote.approve(BOB))).isInstanceOf(NotAnApprover.class);
      assertThat(desk.openStep().asked()).containsExactly(CAROL);
    }

    @Test
    void whoHoldsASeatCannotTakeAnother() {
      Desk desk = submitted(Game.chain(step("one", "2 of approvers", BOB, CAROL)));

      assertThat(desk.refusal(new Reassign(BOB, BOB, CAROL, "on leave"))).isInstanceOf(AlreadySeated.class);
    }

    @Test
    void whoHasVotedIsNotAskedAgainOnTheLadder() {
      Desk desk = submitted(Game.chain(step("one", "2 of approvers", BOB, CAROL)
          .escalation(ladder(LastAction.WAIT, keep(BOB, DAVE)))));
      desk.command(ID, Vote.approve(BOB), null);
      desk.at(desk.now().plus(HOUR));
      desk.command(ID, new Tick(), null);

      assertThat(desk.openStep().asked()).containsExactlyInAnyOrder(CAROL, DAVE);
    }

    @Test
    void onTheLadderAndAmongTheApproversVotesOnceForBoth() {
      Desk desk = submitted(Game.chain(step("one", "2 of approvers", BOB, CAROL, ERIN)
          .escalation(ladder(LastAction.WAIT, keep(BOB, DAVE)))));
      desk.at(desk.now().plus(HOUR));
      desk.command(ID, new Tick(), null);
      desk.command(ID, Vote.abstain(BOB), null);

      assertThat(desk.refusal(Vote.approve(BOB))).isInstanceOf(AlreadyVoted.class);
      assertThat(desk.history()).filteredOn(VoteCast.class::isInstance).hasSize(1);
    }
  }

  /** agent-governance#3255: the quorum fell back to a default when another node loaded the request. */
  @Test
  void aQuorumIsTheSameOnAnotherNodeAndAfterAnotherPublication() {
    Desk desk = submitted(Game.chain(step("one", "2 of approvers", BOB, CAROL)));
    desk.definitions.publish(ACME, ADMIN, Game.chain(step("one", "any of approvers", BOB, CAROL)).build());

    desk.otherNode().handle(ACME, ID, Vote.approve(BOB));

    assertThat(desk.state(ID)).isInstanceOf(Pending.class);
  }

  /** agent-governance#3126: votes were never appended, so a denial became an approval at the timeout. */
  @Test
  void aRejectionIsNotTurnedIntoAnApprovalByTheTimeout() {
    Desk desk = submitted(Game.chain(step("one", "any of approvers", BOB).escalation(ladder(LastAction.APPROVE))));
    desk.command(ID, Vote.reject(BOB, "no"), null);
    desk.at(desk.now().plus(HOUR.multipliedBy(9)));
    desk.command(ID, new Tick(), null);
    desk.service.tick(ACME);

    assertThat(desk.outcome()).isEqualTo(Outcome.REJECTED);
  }

  /** objectstack f92096b: the actor was taken from what the caller wrote. */
  @Nested
  class NamingSomebody {

    @Test
    void isNoRightToTheirSeat() {
      Desk desk = submitted(Game.chain(step("one", "any of approvers", BOB)));

      assertThat(desk.refusal(new Reassign(CAROL, BOB, CAROL, "mine now"))).isInstanceOf(NotAllowed.class);
    }

    @Test
    void byAnotherNameDoesNotLetTheRequesterVote() {
      Desk desk = submitted(Game.chain(step("one", "any of approvers", ALICE, BOB)));

      assertThat(desk.refusal(Vote.approve(new Actor(" ALICE@example.com")))).isInstanceOf(OwnRequest.class);
    }
  }

  /** gitlab#12235 and gitlab#12152: what nobody may approve could not be approved, or was approved at once. */
  @Nested
  class AStepThatOnlyTheRequesterCouldApprove {

    @Test
    void isRefusedAtSubmission() {
      Desk desk = new Desk(Game.chain(step("one", "any of approvers", BOB),
          step("two", "any of approvers").approvers(new ApproverRef.Role("vp"))).build(),
          Game.staff().with("vp", List.of(ALICE)));

      assertThat(desk.play(ID, SUBMIT)).hasValueSatisfying(answer -> assertThat(answer).isInstanceOfSatisfying(
          Refused.class, no -> assertThat(no.refusal()).isInstanceOf(NoQualifiedApprover.class)));
    }

    @Test
    void isNotLeftToTheRequesterByTheFallback() {
      Desk desk = submitted(Game.chain(step("one", "2 of approvers", ALICE, BOB).fallback(user(ALICE), user(BOB))));

      assertThat(desk.openStep().asked()).containsExactly(BOB);
    }
  }

  /** frappe#22452: the record was approved after the first level, since state and chain were the same thing. */
  @Test
  void nothingIsApprovedBeforeTheLastStepIs() {
    Desk desk = submitted(Game.chain(
        step("one", "any of approvers", BOB), step("two", "any of approvers", CAROL),
        step("three", "any of approvers", ADA)));
    desk.command(ID, Vote.approve(BOB), null);
    desk.command(ID, Vote.approve(CAROL), null);
    assertThat(desk.state(ID)).isInstanceOf(Pending.class);

    desk.command(ID, Vote.approve(ADA), null);
    assertThat(desk.outcome()).isEqualTo(Outcome.APPROVED);
  }
}
