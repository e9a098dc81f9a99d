package io.crmkit.approvals.model;

import io.crmkit.approvals.model.Approval.Blank;
import io.crmkit.approvals.model.Approval.Outcome;
import io.crmkit.approvals.model.Approval.Pending;
import io.crmkit.approvals.model.Approval.Settled;
import io.crmkit.approvals.model.ApprovalEvent.Approved;
import io.crmkit.approvals.model.ApprovalEvent.ApproverAdded;
import io.crmkit.approvals.model.ApprovalEvent.ClaimReleased;
import io.crmkit.approvals.model.ApprovalEvent.ClaimTimedOut;
import io.crmkit.approvals.model.ApprovalEvent.CommandKept;
import io.crmkit.approvals.model.ApprovalEvent.Expired;
import io.crmkit.approvals.model.ApprovalEvent.Failed;
import io.crmkit.approvals.model.ApprovalEvent.LadderStopped;
import io.crmkit.approvals.model.ApprovalEvent.LevelPassedOver;
import io.crmkit.approvals.model.ApprovalEvent.Migrated;
import io.crmkit.approvals.model.ApprovalEvent.QueueClaimed;
import io.crmkit.approvals.model.ApprovalEvent.Recalled;
import io.crmkit.approvals.model.ApprovalEvent.Rejected;
import io.crmkit.approvals.model.ApprovalEvent.Reminded;
import io.crmkit.approvals.model.ApprovalEvent.SeatReassigned;
import io.crmkit.approvals.model.ApprovalEvent.SeatVacated;
import io.crmkit.approvals.model.ApprovalEvent.StandInsCalled;
import io.crmkit.approvals.model.ApprovalEvent.StepApproved;
import io.crmkit.approvals.model.ApprovalEvent.StepEscalated;
import io.crmkit.approvals.model.ApprovalEvent.StepOpened;
import io.crmkit.approvals.model.ApprovalEvent.StepPassed;
import io.crmkit.approvals.model.ApprovalEvent.StepRejected;
import io.crmkit.approvals.model.ApprovalEvent.StepSkipped;
import io.crmkit.approvals.model.ApprovalEvent.StepWithdrawn;
import io.crmkit.approvals.model.ApprovalEvent.Submitted;
import io.crmkit.approvals.model.ApprovalEvent.VoteCast;
import io.crmkit.approvals.model.ApprovalEvent.VoteVoided;
import io.crmkit.approvals.model.StepResult.Ending;
import io.crmkit.approvals.model.definition.Escalation.Rights;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** How events change an approval. */
final class Evolution {

  private Evolution() {}

  static Approval apply(Approval state, ApprovalEvent event) {
    Trail trail = state.trail().next(event.at());
    if (event instanceof CommandKept kept) {
      return traced(state, trail.answered(kept.key(), kept.fingerprint(), kept.events() + 1));
    }
    if (state instanceof Blank && event instanceof Submitted submitted) {
      return new Pending(origin(submitted), List.of(), List.of(), trail);
    }
    if (state instanceof Pending pending) {
      return change((Pending) traced(pending, trail), event);
    }
    Approval next = traced(state, trail);
    return next instanceof Settled settled ? CourseEvolution.change(settled, event) : next;
  }

  private static Approval change(Pending pending, ApprovalEvent event) {
    if (event instanceof VoteCast cast) {
      return pending.change(cast.step(), step -> step.voted(cast.holder(), cast.choice(), cast.by()));
    }
    Outcome outcome = outcomeOf(event);
    if (outcome != null) {
      return pending.settled(outcome);
    }
    return changeOfStep(pending, event);
  }

  private static Approval changeOfStep(Pending pending, ApprovalEvent event) {
    if (event instanceof StepOpened opened) {
      return pending.opened(
          new OpenStep(
              opened.step(), opened.name(), opened.at(), List.of(opened.panel()), 0, opened.dueAt(),
              opened.remindAt() == null ? Reminding.NONE : new Reminding(0, opened.remindAt())));
    }
    if (event instanceof StepApproved approved) {
      return pending.afterStep(new StepResult(
          approved.step(), approved.name(), Ending.APPROVED, approved.content(), approved.at()));
    }
    if (event instanceof StepRejected rejected) {
      return pending.afterStep(new StepResult(rejected.step(), rejected.name(), Ending.REJECTED, rejected.at()));
    }
    if (event instanceof StepPassed passed) {
      return pending.afterStep(new StepResult(passed.step(), passed.name(), Ending.APPROVED, passed.at()));
    }
    if (event instanceof StepSkipped skipped) {
      return pending.afterStep(new StepResult(skipped.step(), skipped.name(), Ending.SKIPPED, skipped.at()));
    }
    if (event instanceof StepWithdrawn withdrawn) {
      return pending.afterStep(
          new StepResult(withdrawn.step(), withdrawn.name(), Ending.WITHDRAWN, withdrawn.at()));
    }
    return changeOfPanels(pending, event);
  }

  private static Approval changeOfPanels(Pending pending, ApprovalEvent event) {
    if (event instanceof SeatReassigned moved) {
      return pending.on(pending.course().handedOver(moved.step(), moved.from(), moved.to()))
          .change(moved.step(), step -> step.reassigned(moved.from(), moved.to()));
    }
    if (event instanceof SeatVacated vacated) {
      return pending.change(vacated.step(), step -> step.vacated(vacated.person()));
    }
    if (event instanceof VoteVoided voided) {
      return pending.change(voided.step(), step -> step.withoutVoteOf(voided.holder()));
    }
    if (event instanceof StandInsCalled called) {
      return pending.change(called.step(), step -> step.onlyOpen(called.panel()));
    }
    if (event instanceof Migrated migrated) {
      return CourseEvolution.migrate(pending, migrated);
    }
    if (event instanceof ApproverAdded added) {
      Panel panel = Panel.added(added.person(), new Circumstances.Addition(added.asker(), added.place()));
      return pending.change(added.step(), step -> step.plus(panel));
    }
    if (event instanceof QueueClaimed claimed) {
      return pending.change(claimed.step(), step -> step.claimed(claimed.holder(), claimed.until()));
    }
    if (event instanceof ClaimReleased released) {
      return pending.change(released.step(), OpenStep::released);
    }
    if (event instanceof ClaimTimedOut timedOut) {
      return pending.change(timedOut.step(), OpenStep::released);
    }
    return changeOfLadder(pending, event);
  }

  private static Approval changeOfLadder(Pending pending, ApprovalEvent event) {
    if (event instanceof StepEscalated escalated) {
      return pending.on(pending.course().answered(escalated.step()))
          .change(escalated.step(), step -> escalated(step, escalated));
    }
    if (event instanceof LevelPassedOver passed) {
      return pending.change(passed.step(), step -> step.climbed(passed.level(), passed.dueAt()));
    }
    if (event instanceof Reminded reminded) {
      Reminding next = new Reminding(reminded.number(), reminded.nextAt());
      return pending.change(reminded.step(), step -> step.reminding(next));
    }
    if (event instanceof LadderStopped stopped) {
      return pending.on(pending.course().stopped(stopped.step()))
          .change(stopped.step(), step -> step.climbed(step.level(), null));
    }
    return CourseEvolution.change(pending, event);
  }

  private static OpenStep escalated(OpenStep step, StepEscalated up) {
    OpenStep next = up.rights() == Rights.LOSE ? step.onlyOpen(up.panel()) : step.plus(up.panel());
    return next.climbed(up.level(), up.dueAt());
  }

  private static @Nullable Outcome outcomeOf(ApprovalEvent event) {
    if (event instanceof Approved) {
      return Outcome.APPROVED;
    }
    if (event instanceof Rejected) {
      return Outcome.REJECTED;
    }
    if (event instanceof Recalled) {
      return Outcome.RECALLED;
    }
    if (event instanceof Expired) {
      return Outcome.EXPIRED;
    }
    return event instanceof Failed ? Outcome.FAILED : null;
  }

  private static Origin origin(Submitted submitted) {
    return new Origin(
        submitted.definition(), submitted.subject(), submitted.by(), submitted.at(), submitted.expiresAt());
  }

  static Approval traced(Approval state, Trail trail) {
    if (state instanceof Pending pending) {
      return new Pending(pending.origin(), pending.steps(), pending.results(), pending.course(), trail);
    }
    if (state instanceof Settled settled) {
      return new Settled(settled.origin(), settled.outcome(), settled.results(), settled.course(), trail);
    }
    return state;
  }
}
