package io.crmkit.approvals.model;

import io.crmkit.approvals.model.ApprovalCommand.Reassign;
import io.crmkit.approvals.model.ApprovalCommand.Vacate;
import io.crmkit.approvals.model.ApprovalCommand.Vote;
import io.crmkit.approvals.model.ApprovalEvent.Authority;
import io.crmkit.approvals.model.ApprovalEvent.SeatReassigned;
import io.crmkit.approvals.model.ApprovalEvent.SeatVacated;
import io.crmkit.approvals.model.ApprovalEvent.VoteCast;
import io.crmkit.core.Actor;
import java.util.Optional;

/** What people do with their seats: vote, hand over, leave. */
final class Participation {

  private Participation() {}

  static Optional<ApprovalRefusal> vote(Draft draft, Vote vote) {
    OpenStep step = draft.step();
    Optional<ApprovalRefusal> objection = objection(draft, step, vote.by());
    if (objection.isPresent()) {
      return objection;
    }
    draft.emit(new VoteCast(step.index(), vote.by(), vote.choice(), vote.comment(), draft.at()));
    Ladder.afterVote(draft);
    Verdict.reach(draft);
    return Optional.empty();
  }

  static Optional<ApprovalRefusal> reassign(Draft draft, Reassign reassign) {
    OpenStep step = draft.step();
    Optional<ApprovalRefusal> objection = objection(draft, step, reassign);
    if (objection.isPresent()) {
      return objection;
    }
    Authority authority = reassign.by().equals(reassign.from()) ? Authority.OWN : Authority.ADMINISTRATOR;
    draft.emit(new SeatReassigned(
        step.index(), reassign.from(), reassign.to(), reassign.by(), authority, reassign.reason(), draft.at()));
    return Optional.empty();
  }

  static Optional<ApprovalRefusal> vacate(Draft draft, Vacate vacate) {
    OpenStep step = draft.step();
    if (!step.holdsOpenSeat(vacate.person())) {
      return Optional.of(new ApprovalRefusal.NoOpenSeat(vacate.person(), step.name()));
    }
    draft.emit(new SeatVacated(step.index(), vacate.person(), vacate.reason(), draft.at()));
    Verdict.reach(draft);
    return Optional.empty();
  }

  private static Optional<ApprovalRefusal> objection(Draft draft, OpenStep step, Actor voter) {
    if (draft.bars(draft.pending().origin().requester(), voter)) {
      return Optional.of(new ApprovalRefusal.OwnRequest(voter));
    }
    if (draft.facts().inactive().contains(voter)) {
      return Optional.of(new ApprovalRefusal.Inactive(voter));
    }
    return step.isAsked(voter) ? Optional.empty() : Optional.of(notAsked(step, voter));
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

  private static Optional<ApprovalRefusal> objection(Draft draft, OpenStep step, Reassign reassign) {
    if (!reassign.by().equals(reassign.from()) && !draft.isAdministrator(reassign.by())) {
      return Optional.of(new ApprovalRefusal.NotAllowed(reassign.by(), "reassign the seat of " + reassign.from()));
    }
    if (!step.holdsOpenSeat(reassign.from())) {
      return Optional.of(new ApprovalRefusal.NoOpenSeat(reassign.from(), step.name()));
    }
    if (draft.bars(draft.pending().origin().requester(), reassign.to())) {
      return Optional.of(new ApprovalRefusal.OwnRequest(reassign.to()));
    }
    if (draft.facts().inactive().contains(reassign.to())) {
      return Optional.of(new ApprovalRefusal.Inactive(reassign.to()));
    }
    return step.hasSeat(reassign.to())
        ? Optional.of(new ApprovalRefusal.AlreadySeated(reassign.to(), step.name()))
        : Optional.empty();
  }
}
