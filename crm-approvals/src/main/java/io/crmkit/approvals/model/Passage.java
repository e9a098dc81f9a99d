package io.crmkit.approvals.model;

import io.crmkit.approvals.model.ApprovalEvent.Approved;
import io.crmkit.approvals.model.ApprovalEvent.Failed;
import io.crmkit.approvals.model.ApprovalEvent.Ground;
import io.crmkit.approvals.model.ApprovalEvent.Rejected;
import io.crmkit.approvals.model.ApprovalEvent.Resumption;
import io.crmkit.approvals.model.ApprovalEvent.Skipped;
import io.crmkit.approvals.model.ApprovalEvent.StepApproved;
import io.crmkit.approvals.model.ApprovalEvent.StepOpened;
import io.crmkit.approvals.model.ApprovalEvent.StepPassed;
import io.crmkit.approvals.model.ApprovalEvent.StepRejected;
import io.crmkit.approvals.model.ApprovalEvent.StepResumed;
import io.crmkit.approvals.model.ApprovalEvent.StepSkipped;
import io.crmkit.approvals.model.Course.Parked;
import io.crmkit.approvals.model.definition.Action.Trigger;
import io.crmkit.approvals.model.definition.Fork;
import io.crmkit.approvals.model.definition.Step;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** How a request passes from one step to the next. */
final class Passage {

  private Passage() {}

  /** Opens the first step from {@code index} on that applies, or approves the request if none is left. */
  static void openFrom(Draft draft, int index) {
    List<Step> steps = draft.definition().steps();
    int next = index;
    while (next < steps.size()) {
      Fork fork = draft.definition().forkOf(next).orElse(null);
      if (fork == null ? open(draft, next, steps.get(next)) : Branching.split(draft, fork)) {
        return;
      }
      next = fork == null ? next + 1 : fork.end();
    }
    draft.emit(new Approved(draft.at()), Trigger.APPROVE);
  }

  private static boolean isWaiting(Draft draft, int index) {
    return draft.pending().openStep(index).isPresent();
  }

  /** Goes on with a step that was set aside, in the time that it had left; returns whether it was. */
  private static boolean resume(Draft draft, int index) {
    Parked parked = draft.pending().course().parked(index).orElse(null);
    if (parked == null) {
      return false;
    }
    OpenStep step = parked.step();
    Resumption on = new Resumption(
        Ladder.resumed(draft, step, parked.since()),
        Ladder.putOff(draft, step, step.reminding().dueAt(), parked.since()),
        Claims.putOff(draft, step, parked.since()));
    draft.emit(new StepResumed(index, step.name(), on, draft.at()));
    return true;
  }

  /** Goes on behind the step at {@code index}, which is decided. */
  static void goOn(Draft draft, int index) {
    Fork fork = draft.definition().forkOf(index).orElse(null);
    if (fork == null) {
      openFrom(draft, index + 1);
    } else {
      Branching.goOn(draft, fork, index);
    }
  }

  static void approve(Draft draft, Ground ground) {
    OpenStep step = draft.step();
    draft.emit(
        new StepApproved(step.index(), step.name(), ground, draft.content(step), draft.at()), Trigger.STEP_APPROVE);
    goOn(draft, step.index());
  }

  static void reject(Draft draft, Ground ground) {
    reject(draft, ground, null);
  }

  /** Rejects the open step, perhaps since {@code by} sent it back for one time too many. */
  static void reject(Draft draft, Ground ground, @Nullable Sender by) {
    OpenStep step = draft.step();
    draft.emit(new StepRejected(step.index(), step.name(), ground, by, draft.at()), Trigger.STEP_REJECT);
    if (!Branching.isOpenElsewhere(draft, step.index())) {
      draft.emit(new Rejected(draft.at()), Trigger.REJECT);
    }
  }

  /** Goes on from a step that too few may decide and whose policy names nobody else. */
  static void leave(Draft draft, int index, String name, Seating.Answer answer) {
    if (answer == Seating.Answer.FAIL) {
      draft.emit(new Failed(index, name, draft.at()), Trigger.FAIL);
    } else if (answer == Seating.Answer.SKIP) {
      draft.emit(new StepSkipped(index, name, Skipped.NO_APPROVERS, draft.at()));
    } else {
      draft.emit(new StepApproved(index, name, Ground.NO_APPROVERS, draft.at()), Trigger.STEP_APPROVE);
    }
  }

  /** Opens a step if it applies and somebody may decide it; returns whether the search for one to wait on is over. */
  static boolean open(Draft draft, int index, Step step) {
    if (!draft.pending().course().isStraight() && (isWaiting(draft, index) || resume(draft, index))) {
      return true;
    }
    if (draft.pending().result(index) != null) {
      // also on the straight way, where a migration may have put decided steps behind the one that waited
      return false;
    }
    if (!Criteria.hold(step.criteria(), draft.subject())) {
      draft.emit(new StepSkipped(index, step.name(), Skipped.CRITERIA, draft.at()));
      return false;
    }
    Seating seating = Seating.of(draft, step, Barring.of(draft));
    if (seating.answer() == Seating.Answer.PASS) {
      draft.emit(new StepPassed(index, step.name(), seating.known(), draft.at()), Trigger.STEP_APPROVE);
      return false;
    }
    if (seating.answer() != Seating.Answer.PANEL) {
      leave(draft, index, step.name(), seating.answer());
      return !draft.isPending();
    }
    Panel panel = Objects.requireNonNull(seating.panel());
    draft.emit(new StepOpened(
        index, step.name(), panel, seating.barred(), Ladder.firstDue(draft, step, panel),
        Reminder.firstDue(draft, step, panel.holders()), draft.at()));
    return true;
  }
}
