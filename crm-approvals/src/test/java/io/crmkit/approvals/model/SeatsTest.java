package io.crmkit.approvals.model;

import static io.crmkit.approvals.model.Play.ADA;
import static io.crmkit.approvals.model.Play.ALICE;
import static io.crmkit.approvals.model.Play.BOB;
import static io.crmkit.approvals.model.Play.CAROL;
import static io.crmkit.approvals.model.Play.DAVE;
import static io.crmkit.approvals.model.Play.NOON;
import static io.crmkit.approvals.model.Play.building;
import static io.crmkit.approvals.model.Play.step;
import static io.crmkit.approvals.model.Play.user;
import static org.assertj.core.api.Assertions.assertThat;

import io.crmkit.approvals.model.Approval.Outcome;
import io.crmkit.approvals.model.ApprovalCommand.Reassign;
import io.crmkit.approvals.model.ApprovalCommand.Vacate;
import io.crmkit.approvals.model.ApprovalCommand.Vote;
import io.crmkit.approvals.model.ApprovalEvent.Authority;
import io.crmkit.approvals.model.ApprovalEvent.SeatReassigned;
import io.crmkit.approvals.model.ApprovalRefusal.AlreadySeated;
import io.crmkit.approvals.model.ApprovalRefusal.Inactive;
import io.crmkit.approvals.model.ApprovalRefusal.NoOpenSeat;
import io.crmkit.approvals.model.ApprovalRefusal.NotAllowed;
import io.crmkit.approvals.model.ApprovalRefusal.NotAllowed.Entitled;
import io.crmkit.approvals.model.ApprovalRefusal.NotAnApprover;
import io.crmkit.approvals.model.ApprovalRefusal.OwnRequest;
import io.crmkit.approvals.model.definition.Definition;
import io.crmkit.approvals.model.definition.Order;
import io.crmkit.approvals.model.vote.Denominator;
import io.crmkit.approvals.model.vote.Formula;
import io.crmkit.approvals.model.vote.Slate;
import java.util.Set;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

class SeatsTest {

  private static final Definition DEFINITION = building(
      step("Both", BOB, CAROL).rule(Formula.all(Denominator.ALL, Slate.EVERYONE)).order(Order.SEQUENTIAL).build())
      .administrators(user(ADA)).build();

  private final Play play = Play.submitted(DEFINITION);

  @Test
  void thatWereGivenUpCannotVoteAnyMore() {
    play.after(new Vacate(BOB, "left")).when(Vote.approve(BOB)).thenRefuses(new NoOpenSeat(BOB, "Both"));
  }

  @Nested
  class CanBeHandedOver {

    @Test
    void byTheirHolder() {
      play.when(new Reassign(BOB, BOB, DAVE, "holiday")).thenEmits(
          new SeatReassigned(0, BOB, DAVE, BOB, Authority.OWN, "holiday", NOON));
    }

    @Test
    void byAnAdministrator() {
      play.when(new Reassign(ADA, BOB, DAVE, "ill")).thenEmits(
          new SeatReassigned(0, BOB, DAVE, ADA, Authority.ADMINISTRATOR, "ill", NOON));
    }

    @Test
    void beforeTheirTurn() {
      play.after(new Reassign(CAROL, CAROL, DAVE, "holiday"));

      assertThat(play.after(Vote.approve(BOB)).step().asked()).containsExactly(DAVE);
    }

    @Test
    void withTheirVote() {
      play.after(new Reassign(BOB, BOB, DAVE, "holiday"));

      play.when(Vote.approve(BOB)).thenRefuses(new NotAnApprover(BOB, "Both", Set.of(DAVE)));
      assertThat(play.after(Vote.approve(DAVE)).after(Vote.approve(CAROL)).outcome()).isEqualTo(Outcome.APPROVED);
    }

    @Test
    void andBack() {
      play.after(new Reassign(BOB, BOB, DAVE, "holiday")).after(new Reassign(DAVE, DAVE, BOB, "no time"));

      assertThat(play.step().asked()).containsExactly(BOB);
    }
  }

  @Nested
  class CannotBeHandedOver {

    @Test
    void byAnybodyElse() {
      play.when(new Reassign(CAROL, BOB, DAVE, "holiday"))
          .thenRefuses(new NotAllowed(CAROL, "reassign the seat of bob", Entitled.HOLDER));
    }

    @Test
    void bySomebodyInactiveWhoCouldNotVoteEither() {
      play.without(BOB);

      play.when(Vote.approve(BOB)).thenRefuses(new Inactive(BOB));
      play.when(new Reassign(BOB, BOB, DAVE, "has left")).thenRefuses(new Inactive(BOB));
      play.when(new Reassign(ADA, BOB, DAVE, "has left")).thenEmits(
          new SeatReassigned(0, BOB, DAVE, ADA, Authority.ADMINISTRATOR, "has left", NOON));
    }

    @Test
    void bySomebodyWhoHoldsNone() {
      play.when(new Reassign(DAVE, DAVE, BOB, "holiday")).thenRefuses(new NoOpenSeat(DAVE, "Both"));
    }

    @Test
    void afterTheVote() {
      play.after(Vote.approve(BOB)).when(new Reassign(BOB, BOB, DAVE, "holiday"))
          .thenRefuses(new NoOpenSeat(BOB, "Both"));
    }

    @Test
    void toTheRequester() {
      play.when(new Reassign(BOB, BOB, ALICE, "holiday")).thenRefuses(new OwnRequest(ALICE));
    }

    @Test
    void toSomebodyInactive() {
      play.without(DAVE).when(new Reassign(BOB, BOB, DAVE, "holiday")).thenRefuses(new Inactive(DAVE));
    }

    @Test
    void toSomebodyWhoHoldsOne() {
      play.when(new Reassign(BOB, BOB, CAROL, "holiday")).thenRefuses(new AlreadySeated(CAROL, "Both"));
    }

    @Test
    void toSomebodyWhoHasVoted() {
      play.after(Vote.approve(BOB)).when(new Reassign(CAROL, CAROL, BOB, "holiday"))
          .thenRefuses(new AlreadySeated(BOB, "Both"));
    }
  }
}
