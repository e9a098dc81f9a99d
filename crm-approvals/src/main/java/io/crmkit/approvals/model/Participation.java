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
import io.crmkit.approvals.model.ApprovalRefusal.NotAllowed.Entitled;
import io.crmkit.approvals.model.definition.Step;
import io.crmkit.core.Actor;
import java.util.List;
import java.util.Optional;

/** What people do with their seats: vote, hand over, leave. */
final class Participation {

  private Participation() {}

  static Optional<ApprovalRefusal> vote(Draft draft, Vote vote) {
    Turn turn = Turn.of(draft, vote.by(), vote.step());
    if (turn.refusal() != null) {
      return Optional.of(turn.refusal());
    }
    OpenStep step = turn.step();
    draft.turnTo(step);
    Questions.withdraw(draft, step, vote.by());
    if (turn.mandate() != null) {
      Questions.withdraw(draft, step, turn.mandate().principal());
    }
    draft.emit(new VoteCast(
        step.index(), vote.by(), turn.mandate(), vote.choice(), vote.comment(), draft.content(step), draft.at()));
    Ladder.afterVote(draft);
    leaveSeparate(draft, draft.step());
    if (isOpen(draft, step)) {
      draft.turnTo(step);
      Verdict.reach(draft);
    }
    return Optional.empty();
  }

  /** Empties the seats of those who have voted in {@code voted} in steps that are separate from it. */
  private static void leaveSeparate(Draft draft, OpenStep voted) {
    Step definition = draft.definitionOf(voted);
    for (Course.Parked parked : draft.pending().course().parked()) {
      if (draft.definition().areSeparate(definition, draft.definitionOf(parked.step()))) {
        voted.voters().forEach(voter -> leaveParked(draft, parked.step().index(), voter, hadASay(voted)));
      }
    }
    for (OpenStep other : draft.pending().steps()) {
      if (draft.definition().areSeparate(definition, draft.definitionOf(other))) {
        for (Actor voter : voted.voters()) {
          leave(draft, other, voter, hadASay(voted));
        }
      }
    }
  }

  private static String hadASay(OpenStep voted) {
    return "had a say in step '%s'".formatted(voted.name());
  }

  /** Empties the seats of {@code person} in a step that is still open, if they hold any; what they asked falls away. */
  private static void leave(Draft draft, OpenStep step, Actor person, String reason) {
    if (isOpen(draft, step)) {
      draft.turnTo(step);
      if (draft.step().holdsOpenSeat(person)) {
        Questions.withdraw(draft, draft.step(), person);
        draft.emit(new SeatVacated(step.index(), person, reason, draft.at()));
        Verdict.reach(draft);
      }
    }
  }

  /** Whether {@code step} still waits: what was done before may have ended the request or withdrawn the step. */
  private static boolean isOpen(Draft draft, OpenStep step) {
    return draft.isPending() && draft.pending().openStep(step.index()).isPresent();
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
    boolean aside = false;
    for (Course.Parked parked : draft.pending().course().parked()) {
      aside |= leaveParked(draft, parked.step().index(), vacate.person(), vacate.reason());
    }
    boolean asked = Questions.forget(draft, vacate.person());
    if (steps.isEmpty() && !aside && !asked) {
      return Optional.of(new ApprovalRefusal.NoOpenSeat(vacate.person(), draft.pending().focus()));
    }
    steps.forEach(step -> leave(draft, step, vacate.person(), vacate.reason()));
    return Optional.empty();
  }

  /**
   * Empties the seats of {@code person} in a step that is set aside, if they hold any there; returns whether they did. A
   * step that does not just wait then, such as one that is short of people, is asked anew in its turn.
   */
  private static boolean leaveParked(Draft draft, int index, Actor person, String reason) {
    OpenStep step = draft.pending().course().parked(index).map(Course.Parked::step)
        .filter(parked -> parked.holdsOpenSeat(person)).orElse(null);
    if (step == null) {
      return false;
    }
    draft.emit(new SeatVacated(index, person, reason, draft.at()));
    if (!Verdict.isWaiting(draft.definitionOf(step), step.vacated(person))) {
      draft.emit(new StepVoided(index, step.name(), VoidCause.SHORT, draft.at()));
    }
    return true;
  }

  private static List<OpenStep> heldBy(Draft draft, Actor person) {
    return draft.pending().steps().stream().filter(step -> step.holdsOpenSeat(person)).toList();
  }

  private static Optional<ApprovalRefusal> objection(Draft draft, List<OpenStep> steps, Reassign reassign) {
    if (!reassign.by().equals(reassign.from()) && !draft.isAdministrator(reassign.by())) {
      return Optional.of(new ApprovalRefusal.NotAllowed(
          reassign.by(), "reassign the seat of " + reassign.from(), Entitled.HOLDER));
    }
    if (draft.facts().inactive().contains(reassign.by())) {
      return Optional.of(new ApprovalRefusal.Inactive(reassign.by()));
    }
    if (steps.isEmpty()) {
      return Optional.of(new ApprovalRefusal.NoOpenSeat(reassign.from(), draft.pending().openStep().name()));
    }
    return newcomer(draft, steps, reassign.to());
  }

  /** Returns why {@code person} cannot be given a seat in {@code steps}, if they cannot. */
  static Optional<ApprovalRefusal> newcomer(Draft draft, List<OpenStep> steps, Actor person) {
    Barring barring = Barring.of(draft);
    for (OpenStep step : steps) {
      Optional<ApprovalRefusal> barred = barring.objection(draft.definitionOf(step), person);
      if (barred.isPresent()) {
        return barred;
      }
    }
    if (draft.facts().inactive().contains(person)) {
      return Optional.of(new ApprovalRefusal.Inactive(person));
    }
    for (OpenStep step : steps) {
      if (step.hasSeat(person)) {
        return Optional.of(new ApprovalRefusal.AlreadySeated(person, step.name()));
      }
      if (step.hasVoted(person)) {
        return Optional.of(new ApprovalRefusal.AlreadyVoted(person, step.name()));
      }
    }
    return Optional.empty();
  }
}
