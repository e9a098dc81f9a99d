package io.crmkit.approvals.model;

import static io.crmkit.approvals.model.Play.ADA;
import static io.crmkit.approvals.model.Play.ALICE;
import static io.crmkit.approvals.model.Play.BOB;
import static io.crmkit.approvals.model.Play.CAROL;
import static io.crmkit.approvals.model.Play.DAVE;
import static io.crmkit.approvals.model.Play.DEAL;
import static io.crmkit.approvals.model.Play.NOON;
import static io.crmkit.approvals.model.Play.REF;
import static io.crmkit.approvals.model.Play.VERA;
import static io.crmkit.approvals.model.Play.approvers;
import static io.crmkit.approvals.model.Play.building;
import static io.crmkit.approvals.model.Play.panel;
import static io.crmkit.approvals.model.Play.step;
import static io.crmkit.approvals.model.Play.user;
import static org.assertj.core.api.Assertions.assertThat;

import io.crmkit.approvals.model.Approval.Outcome;
import io.crmkit.approvals.model.ApprovalCommand.Submit;
import io.crmkit.approvals.model.ApprovalCommand.Vacate;
import io.crmkit.approvals.model.ApprovalCommand.Vote;
import io.crmkit.approvals.model.ApprovalEvent.ActionRequested;
import io.crmkit.approvals.model.ApprovalEvent.Approved;
import io.crmkit.approvals.model.ApprovalEvent.Failed;
import io.crmkit.approvals.model.ApprovalEvent.Ground;
import io.crmkit.approvals.model.ApprovalEvent.SeatVacated;
import io.crmkit.approvals.model.ApprovalEvent.Skipped;
import io.crmkit.approvals.model.ApprovalEvent.StandInsCalled;
import io.crmkit.approvals.model.ApprovalEvent.StepApproved;
import io.crmkit.approvals.model.ApprovalEvent.StepOpened;
import io.crmkit.approvals.model.ApprovalEvent.StepSkipped;
import io.crmkit.approvals.model.ApprovalEvent.Submitted;
import io.crmkit.approvals.model.ApprovalEvent.VoteCast;
import io.crmkit.approvals.model.ApprovalRefusal.NoQualifiedApprover;
import io.crmkit.approvals.model.definition.Action;
import io.crmkit.approvals.model.definition.Action.Trigger;
import io.crmkit.approvals.model.definition.ApproverRef;
import io.crmkit.approvals.model.definition.Definition;
import io.crmkit.approvals.model.definition.EmptySlatePolicy;
import io.crmkit.approvals.model.definition.Step;
import io.crmkit.approvals.model.vote.Choice;
import io.crmkit.approvals.model.vote.Denominator;
import io.crmkit.approvals.model.vote.Formula;
import io.crmkit.approvals.model.vote.Slate;
import io.crmkit.core.expression.Value;
import java.util.List;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

/** What becomes of a step that nobody, or too few, may decide. */
class EmptySlateTest {

  private static final ApproverRef BOARD = new ApproverRef.Group("board");
  private static final Submit SUBMIT = new Submit(ALICE, REF, DEAL);
  private static final Submitted SUBMITTED = new Submitted(ALICE, REF, DEAL, null, NOON);
  private static final StepOpened SECOND = new StepOpened(1, "Second", approvers(CAROL), List.of(), null, NOON);

  @Nested
  class WhenItWouldOpen {

    @Test
    void refusesTheSubmissionIfThePolicyIsToFail() {
      play(EmptySlatePolicy.FAIL).when(SUBMIT).thenRefuses(new NoQualifiedApprover("Board", List.of()));
    }

    @Test
    void callsTheAdministrators() {
      play(EmptySlatePolicy.ADMINISTRATORS).when(SUBMIT).thenEmits(
          SUBMITTED, new StepOpened(0, "Board", panel(Panel.Kind.ADMINISTRATORS, ADA), List.of(), null, NOON));
    }

    @Test
    void callsTheFallback() {
      play(EmptySlatePolicy.FALLBACK).when(SUBMIT).thenEmits(
          SUBMITTED, new StepOpened(0, "Board", panel(Panel.Kind.FALLBACK, VERA), List.of(), null, NOON));
    }

    @Test
    void callsTheAdministratorsIfTheFallbackIsEmptyAsWell() {
      play(EmptySlatePolicy.FALLBACK).without(VERA).when(SUBMIT).thenEmits(
          SUBMITTED, new StepOpened(0, "Board", panel(Panel.Kind.ADMINISTRATORS, ADA), List.of(), null, NOON));
    }

    @Test
    void refusesTheSubmissionIfNobodyStandsIn() {
      play(EmptySlatePolicy.FALLBACK).without(VERA).without(ADA).when(SUBMIT)
          .thenRefuses(new NoQualifiedApprover("Board", List.of()));
    }

    @Test
    void approvesTheStepByAnEventThatIsNoVote() {
      play(EmptySlatePolicy.AUTO_APPROVE).when(SUBMIT)
          .thenEmits(SUBMITTED, new StepApproved(0, "Board", Ground.NO_APPROVERS, NOON), SECOND);
    }

    @Test
    void skipsTheStep() {
      play(EmptySlatePolicy.SKIP).when(SUBMIT)
          .thenEmits(SUBMITTED, new StepSkipped(0, "Board", Skipped.NO_APPROVERS, NOON), SECOND);
    }

    @Test
    void neverSeatsTheRequesterAsAStandIn() {
      play(EmptySlatePolicy.ADMINISTRATORS).when(new Submit(ADA, REF, DEAL))
          .thenRefuses(new NoQualifiedApprover("Board", List.of()));
    }
  }

  @Test
  void failsTheRequestIfTheApproversOfALaterStepHaveLeft() {
    Play play = Play.of(definition(EmptySlatePolicy.FAIL)).where(BOARD, BOB).after(SUBMIT).without(CAROL);

    play.when(Vote.approve(BOB)).thenEmits(
        new VoteCast(0, BOB, Choice.APPROVE, "", NOON),
        new StepApproved(0, "Board", Ground.VOTES, NOON),
        new Failed(1, "Second", NOON));
  }

  /** Or a record that is locked while its request is pending would stay locked when nobody is left to decide. */
  @Test
  void failingAsksForActionsLikeEveryOtherEnd() {
    Definition unlocking = building(step("Board", BOB).build())
        .action(new Action(Trigger.FAIL, "unlock_record", Value.Fields.NONE)).build();

    Play.submitted(unlocking).when(new Vacate(BOB, "left")).thenEmits(
        new SeatVacated(0, BOB, "left", NOON),
        new Failed(0, "Board", NOON),
        new ActionRequested(Trigger.FAIL, "unlock_record", Value.Fields.NONE, NOON));
  }

  @Nested
  class StandIns {

    @Test
    void decideByTheirFirstAnswer() {
      play(EmptySlatePolicy.ADMINISTRATORS).after(SUBMIT).when(Vote.approve(ADA)).thenEmits(
          new VoteCast(0, ADA, Choice.APPROVE, "", NOON),
          new StepApproved(0, "Board", Ground.STAND_INS, NOON),
          SECOND);
    }

    @Test
    void rejectByTheirFirstAnswer() {
      assertThat(play(EmptySlatePolicy.FALLBACK).after(SUBMIT).after(Vote.reject(VERA, "no")).outcome())
          .isEqualTo(Outcome.REJECTED);
    }
  }

  @Nested
  class WhenItsPeopleLeave {

    private static final SeatVacated BOB_LEFT = new SeatVacated(0, BOB, "left", NOON);

    @Test
    void goesOnIfOthersCanStillApprove() {
      Play play = playOfTwo(EmptySlatePolicy.FAIL, Formula.any(Slate.EVERYONE));

      play.when(new Vacate(BOB, "left")).thenEmits(BOB_LEFT);
    }

    @Test
    void needsTheOthersOnlyWhereAllMustApprove() {
      Play play = playOfTwo(EmptySlatePolicy.FAIL, Formula.all(Denominator.ALL, Slate.EVERYONE));

      assertThat(play.after(new Vacate(BOB, "left")).after(Vote.approve(DAVE)).step().name()).isEqualTo("Second");
    }

    @Test
    void callsStandInsIfTheRuleIsOutOfReach() {
      play(2, EmptySlatePolicy.FALLBACK).when(new Vacate(BOB, "left"))
          .thenEmits(BOB_LEFT, new StandInsCalled(0, panel(Panel.Kind.FALLBACK, VERA), NOON));
    }

    @Test
    void callsTheAdministratorsWhenTheStandInsLeaveAsWell() {
      play(2, EmptySlatePolicy.FALLBACK).after(new Vacate(BOB, "left")).when(new Vacate(VERA, "left")).thenEmits(
          new SeatVacated(0, VERA, "left", NOON),
          new StandInsCalled(0, panel(Panel.Kind.ADMINISTRATORS, ADA), NOON));
    }

    @Test
    void failsIfThatIsThePolicy() {
      play(2, EmptySlatePolicy.FAIL).when(new Vacate(BOB, "left"))
          .thenEmits(BOB_LEFT, new Failed(0, "Board", NOON));
    }

    @Test
    void approvesIfThatIsThePolicy() {
      play(2, EmptySlatePolicy.AUTO_APPROVE).when(new Vacate(BOB, "left"))
          .thenEmits(BOB_LEFT, new StepApproved(0, "Board", Ground.NO_APPROVERS, NOON), SECOND);
    }

    @Test
    void skipsIfThatIsThePolicy() {
      play(2, EmptySlatePolicy.SKIP).when(new Vacate(BOB, "left"))
          .thenEmits(BOB_LEFT, new StepSkipped(0, "Board", Skipped.NO_APPROVERS, NOON), SECOND);
    }

    @Test
    void countsTheVotesOfThoseWhoStay() {
      Play play = play(2, EmptySlatePolicy.FAIL).after(Vote.reject(DAVE, "no"));

      assertThat(play.outcome()).isEqualTo(Outcome.REJECTED);
    }

    @Test
    void refusesToEmptyASeatThatNobodyHolds() {
      play(2, EmptySlatePolicy.FAIL).when(new Vacate(VERA, "left"))
          .thenRefuses(new ApprovalRefusal.NoOpenSeat(VERA, "Board"));
    }

    private Play play(int approvals, EmptySlatePolicy policy) {
      return playOfTwo(policy, new Formula.AtLeast(approvals, Slate.EVERYONE));
    }

    private Play playOfTwo(EmptySlatePolicy policy, Formula rule) {
      return Play.of(definition(policy, rule)).where(BOARD, BOB, DAVE).after(SUBMIT);
    }
  }

  @Test
  void approvesTheRequestIfTheLastStepIsSkipped() {
    Definition definition = building(
        step("First", BOB).build(), board(EmptySlatePolicy.SKIP, Formula.any(Slate.EVERYONE))).build();

    Play.of(definition).after(SUBMIT).when(Vote.approve(BOB)).thenEmits(
        new VoteCast(0, BOB, Choice.APPROVE, "", NOON),
        new StepApproved(0, "First", Ground.VOTES, NOON),
        new StepSkipped(1, "Board", Skipped.NO_APPROVERS, NOON),
        new Approved(NOON));
  }

  private static Play play(EmptySlatePolicy policy) {
    return Play.of(definition(policy));
  }

  private static Definition definition(EmptySlatePolicy policy) {
    return definition(policy, Formula.any(Slate.EVERYONE));
  }

  private static Definition definition(EmptySlatePolicy policy, Formula rule) {
    return building(board(policy, rule), step("Second", CAROL).build()).administrators(user(ADA)).build();
  }

  private static Step board(EmptySlatePolicy policy, Formula rule) {
    return step("Board").approvers(BOARD).rule(rule).fallback(user(VERA)).onEmpty(policy).build();
  }
}
