package io.crmkit.approvals.model;

import io.crmkit.approvals.model.ApprovalCommand.Reassign;
import io.crmkit.approvals.model.ApprovalCommand.Vacate;
import io.crmkit.approvals.model.ApprovalCommand.Vote;
import io.crmkit.approvals.model.ApprovalEvent.Authority;
import io.crmkit.approvals.model.ApprovalEvent.SeatReassigned;
import io.crmkit.approvals.model.ApprovalEvent.SeatVacated;
import io.crmkit.approvals.model.ApprovalEvent.StepVoided;
import io.crmkit.approvals.model.ApprovalEvent.VoidCause;
import io.crmkit.approvals.model.ApprovalEvent.VoteCast;
import io.crmkit.core.Actor;
import java.util.List;
import java.util.Objects;
import java.util.Optional;

/** What people do with their seats: vote, hand over, leave. */
final class Participation {

  private Participation() {}

  static Optional<ApprovalRefusal> vote(Draft draft, Vote vote) {
    Optional<ApprovalRefusal> objection = objection(draft, vote);
    if (objection.isPresent()) {
      return objection;
    }
    draft.emit(new VoteCast(
        draft.step().index(), vote.by(), vote.choice(), vote.comment(), draft.content(draft.step()), draft.at()));
    Ladder.afterVote(draft);
    Verdict.reach(draft);
    return Optional.empty();
  }

  static Optional<ApprovalRefusal> reassign(Draft draft, Reassign reassign) {
    List<OpenStep> steps = heldBy(draft, reassign.from());
    Optional<ApprovalRefusal> objection = objection(draft, steps, reassign);
    if (objection.isPresent()) {
      return objection;
    }
    Authority authority = reassign.by().equals(reassign.from()) ? Authority.OWN : Authority.ADMINISTRATOR;
    for (OpenStep step : steps) {
      draft.emit(new SeatReassigned(
          step.index(), reassign.from(), reassign.to(), reassign.by(), authority, reassign.reason(), draft.at()));
    }
    return Optional.empty();
  }

  static Optional<ApprovalRefusal> vacate(Draft draft, Vacate vacate) {
    List<OpenStep> steps = heldBy(draft, vacate.person());
    boolean aside = vacateParked(draft, vacate);
    if (steps.isEmpty() && !aside) {
      return Optional.of(new ApprovalRefusal.NoOpenSeat(vacate.person(), draft.pending().focus()));
    }
    for (OpenStep step : steps) {
      // an earlier one may have ended the request or withdrawn this step
      if (draft.isPending() && draft.pending().openStep(step.index()).isPresent()) {
        draft.turnTo(step);
        draft.emit(new SeatVacated(step.index(), vacate.person(), vacate.reason(), draft.at()));
        Verdict.reach(draft);
      }
    }
    return Optional.empty();
  }

  /** Empties seats in steps that are set aside; one that is too short of people then is asked anew in its turn. */
  private static boolean vacateParked(Draft draft, Vacate vacate) {
    List<OpenStep> steps = draft.pending().course().parked().stream().map(Course.Parked::step)
        .filter(step -> step.holdsOpenSeat(vacate.person())).toList();
    for (OpenStep step : steps) {
      draft.emit(new SeatVacated(step.index(), vacate.person(), vacate.reason(), draft.at()));
      if (!Verdict.isWaiting(draft.definitionOf(step), step.vacated(vacate.person()))) {
        draft.emit(new StepVoided(step.index(), step.name(), VoidCause.SHORT, draft.at()));
      }
    }
    return !steps.isEmpty();
  }

  /** Turns to the step that a vote is meant for, unless it cannot be taken. */
  static Optional<ApprovalRefusal> objection(Draft draft, Vote vote) {
    Actor voter = vote.by();
    if (draft.bars(draft.pending().origin().requester(), voter)) {
      return Optional.of(new ApprovalRefusal.OwnRequest(voter));
    }
    if (draft.facts().inactive().contains(voter)) {
      return Optional.of(new ApprovalRefusal.Inactive(voter));
    }
    List<OpenStep> steps = draft.pending().meantBy(vote);
    if (steps.isEmpty()) {
      return Optional.of(new ApprovalRefusal.NotOpen(
          Objects.requireNonNull(vote.step()), draft.pending().steps().stream().map(OpenStep::name).toList()));
    }
    List<OpenStep> asking = steps.stream().filter(step -> step.isAsked(voter)).toList();
    if (asking.size() > 1) {
      return Optional.of(
          new ApprovalRefusal.SeveralSteps(voter, asking.stream().map(OpenStep::name).toList()));
    }
    if (asking.isEmpty()) {
      return Optional.of(notAsked(nearest(steps, voter), voter));
    }
    draft.turnTo(asking.get(0));
    return Optional.empty();
  }

  /** Returns the step that has to do with {@code voter}, and the first if none has. */
  private static OpenStep nearest(List<OpenStep> steps, Actor voter) {
    return steps.stream().filter(step -> step.hasSeat(voter)).findFirst().orElse(steps.get(0));
  }

  private static ApprovalRefusal notAsked(OpenStep step, Actor voter) {
    if (step.hasVoted(voter)) {
      return new ApprovalRefusal.AlreadyVoted(voter, step.name());
    }
    if (step.holdsOpenSeat(voter)) {
      return new ApprovalRefusal.NotYourTurn(voter, step.name(), step.asked());
    }
    if (step.hasClosedSeat(voter)) {
      return new ApprovalRefusal.SeatClosed(voter, step.name());
    }
    return step.hasSeat(voter)
        ? new ApprovalRefusal.NoOpenSeat(voter, step.name())
        : new ApprovalRefusal.NotAnApprover(voter, step.name(), step.asked());
  }

  private static List<OpenStep> heldBy(Draft draft, Actor person) {
    return draft.pending().steps().stream().filter(step -> step.holdsOpenSeat(person)).toList();
  }

  private static Optional<ApprovalRefusal> objection(Draft draft, List<OpenStep> steps, Reassign reassign) {
    if (!reassign.by().equals(reassign.from()) && !draft.isAdministrator(reassign.by())) {
      return Optional.of(new ApprovalRefusal.NotAllowed(reassign.by(), "reassign the seat of " + reassign.from()));
    }
    if (steps.isEmpty()) {
      return Optional.of(new ApprovalRefusal.NoOpenSeat(reassign.from(), draft.pending().openStep().name()));
    }
    if (draft.bars(draft.pending().origin().requester(), reassign.to())) {
      return Optional.of(new ApprovalRefusal.OwnRequest(reassign.to()));
    }
    if (draft.facts().inactive().contains(reassign.to())) {
      return Optional.of(new ApprovalRefusal.Inactive(reassign.to()));
    }
    return steps.stream().filter(step -> step.hasSeat(reassign.to())).findFirst()
        .map(step -> new ApprovalRefusal.AlreadySeated(reassign.to(), step.name()));
  }
}
