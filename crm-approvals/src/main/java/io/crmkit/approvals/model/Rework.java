package io.crmkit.approvals.model;

import io.crmkit.approvals.model.Approval.Pending;
import io.crmkit.approvals.model.ApprovalCommand.SendBack;
import io.crmkit.approvals.model.ApprovalEvent.Ground;
import io.crmkit.approvals.model.ApprovalEvent.Returned;
import io.crmkit.approvals.model.ApprovalEvent.StepVoided;
import io.crmkit.approvals.model.ApprovalEvent.VoidCause;
import io.crmkit.approvals.model.StepResult.Ending;
import io.crmkit.approvals.model.definition.Action.Trigger;
import io.crmkit.approvals.model.definition.Definition;
import io.crmkit.approvals.model.definition.ReworkPolicy;
import io.crmkit.approvals.model.definition.ReworkPolicy.Exhausted;
import io.crmkit.approvals.model.definition.ReworkPolicy.Target;
import io.crmkit.approvals.model.delegation.Mandate;
import java.util.Comparator;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** How a request is sent back, each time at the cost of one round of its budget. */
final class Rework {

  private Rework() {}

  static Optional<ApprovalRefusal> sendBack(Draft draft, SendBack back) {
    Turn turn = Turn.of(draft, back.by(), back.step());
    if (turn.refusal() != null) {
      return Optional.of(turn.refusal());
    }
    draft.turnTo(turn.step());
    ReworkPolicy policy = draft.definition().terms().rework();
    StepResult goal = goal(draft.pending(), draft.definition(), draft.step().index(), back.to());
    if (policy == null || !leads(policy, back.to(), goal, draft)) {
      return Optional.of(new CourseRefusal.NoWayBack(back.to(), draft.step().name()));
    }
    if (draft.pending().course().returns() < policy.rounds()) {
      leave(draft, back, turn.mandate(), goal);
      return Optional.empty();
    }
    if (policy.then() == Exhausted.REFUSE) {
      return Optional.of(new CourseRefusal.ReworkExhausted(policy.rounds()));
    }
    Passage.reject(draft, Ground.REWORK, new Sender(back.by(), turn.mandate(), back.reason()));
    return Optional.empty();
  }

  private static void leave(Draft draft, SendBack back, @Nullable Mandate mandate, @Nullable StepResult goal) {
    OpenStep step = draft.step();
    int round = draft.pending().course().returns() + 1;
    draft.emit(new Returned(step.index(), step.name(), back.by(), mandate, goal == null ? null : goal.name(), round,
        back.reason(), draft.at()));
    if (goal != null) {
      Voiding.take(draft, Voiding.byReturn(draft.pending(), draft.definition(), goal.index()));
      Voiding.goBack(draft);
      return;
    }
    draft.request(Trigger.RETURN);
    draft.emit(new StepVoided(step.index(), step.name(), VoidCause.RETURNED, draft.at()));
    draft.pending().steps().forEach(other -> Voiding.park(draft, other));
  }

  private static boolean leads(ReworkPolicy policy, Destination to, @Nullable StepResult goal, Draft draft) {
    if (to.kind() == Destination.Kind.REQUESTER) {
      return policy.to().contains(Target.REQUESTER);
    }
    StepResult previous = goal(draft.pending(), draft.definition(), draft.step().index(), Destination.PREVIOUS);
    return goal != null
        && (policy.to().contains(Target.ANY) || (policy.to().contains(Target.PREVIOUS) && goal.equals(previous)));
  }

  /**
   * Returns the step before that at {@code from} that was approved and is meant; null if there is none. A branch that has
   * ended without being approved has not led to where the request is, so there is no way back into it.
   */
  private static @Nullable StepResult goal(Pending pending, Definition definition, int from, Destination to) {
    return pending.results().stream()
        .filter(result -> result.ending() == Ending.APPROVED && result.index() < from)
        .filter(result -> !Voiding.areParallel(definition, result.index(), from))
        .filter(result -> !Branching.isInDeadBranch(pending.results(), definition, result.index()))
        .filter(result -> switch (to.kind()) {
          case REQUESTER -> false;
          case PREVIOUS -> true;
          case STEP -> result.name().equals(to.step());
        })
        .max(Comparator.comparingInt(StepResult::index)).orElse(null);
  }
}
