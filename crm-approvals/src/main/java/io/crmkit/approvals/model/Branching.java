package io.crmkit.approvals.model;

import io.crmkit.approvals.model.ApprovalEvent.Rejected;
import io.crmkit.approvals.model.ApprovalEvent.StepWithdrawn;
import io.crmkit.approvals.model.Course.Parked;
import io.crmkit.approvals.model.StepResult.Ending;
import io.crmkit.approvals.model.definition.Action.Trigger;
import io.crmkit.approvals.model.definition.Definition;
import io.crmkit.approvals.model.definition.Fork;
import io.crmkit.approvals.model.definition.Fork.Branch;
import io.crmkit.approvals.model.definition.Fork.Join;
import java.util.List;

/**
 * How a request passes through branches side by side.
 *
 * <p>A branch of which no step applies takes no part: it neither holds up a join of all nor satisfies one of any.
 */
final class Branching {

  private Branching() {}

  /** Opens the first step that applies of each branch; returns whether the search for a step to wait on is over. */
  static boolean split(Draft draft, Fork fork) {
    if (fork.join() == Join.ANY && isJoined(draft.pending().results(), fork)) {
      return false;
    }
    for (Branch branch : fork.branches()) {
      boolean waits = openIn(draft, branch, branch.first());
      if (!waits && isEnough(draft, fork, branch)) {
        withdraw(draft, fork);
        return false;
      }
      if (!draft.isPending()) {
        return true;
      }
    }
    return isOpen(draft, fork) || rejects(draft, fork);
  }

  /** Goes on behind the step at {@code index} of {@code fork}, which is decided: in its branch, or behind the join. */
  static void goOn(Draft draft, Fork fork, int index) {
    Branch branch = fork.branchOf(index);
    if (openIn(draft, branch, index + 1)) {
      return;
    }
    boolean enough = isEnough(draft, fork, branch);
    if (enough) {
      withdraw(draft, fork);
    } else if (isOpen(draft, fork)) {
      return;
    }
    if (enough || !rejects(draft, fork)) {
      Passage.openFrom(draft, fork.end());
    }
  }

  /** Rejects the request if a branch of a fork was, none was approved and none is left; returns whether that is so. */
  private static boolean rejects(Draft draft, Fork fork) {
    boolean rejected = draft.pending().results().stream()
        .anyMatch(result -> fork.holds(result.index()) && result.ending() == Ending.REJECTED);
    if (rejected) {
      draft.emit(new Rejected(draft.at()), Trigger.REJECT);
    }
    return rejected;
  }

  /** Whether the step at {@code index} has been rejected in a branch that others may still make up for. */
  static boolean isOpenElsewhere(Draft draft, int index) {
    return draft.definition().forkOf(index)
        .filter(fork -> fork.join() == Join.ANY && isOpen(draft, fork))
        .isPresent();
  }

  /** Opens the first step that applies of {@code branch} from {@code from} on; returns whether one waits. */
  private static boolean openIn(Draft draft, Branch branch, int from) {
    for (int index = from; index < branch.end(); index++) {
      StepResult result = draft.pending().result(index);
      if (result != null && endsItsBranch(result)) {
        return false;
      }
      if (Passage.open(draft, index, draft.definition().steps().get(index))) {
        return true;
      }
    }
    return false;
  }

  /** Whether the branch of such a step goes no further. */
  static boolean endsItsBranch(StepResult result) {
    return result.ending() == Ending.REJECTED || result.ending() == Ending.WITHDRAWN;
  }

  /** Whether the join of {@code fork} is satisfied already: a branch that is approved, of a fork that needs but one. */
  static boolean isJoined(List<StepResult> results, Fork fork) {
    return fork.join() == Join.ANY && fork.branches().stream().anyMatch(branch -> isApproved(results, branch));
  }

  /** Whether the step at {@code index} is in a branch that was rejected, or that another branch made needless. */
  static boolean isInDeadBranch(List<StepResult> results, Definition definition, int index) {
    Branch branch = definition.forkOf(index).map(fork -> fork.branchOf(index)).orElse(null);
    return branch != null
        && results.stream().anyMatch(result -> branch.holds(result.index()) && endsItsBranch(result));
  }

  private static boolean isApproved(List<StepResult> results, Branch branch) {
    List<StepResult> own = results.stream().filter(result -> branch.holds(result.index())).toList();
    return own.size() == branch.end() - branch.first()
        && own.stream().noneMatch(Branching::endsItsBranch)
        && own.stream().anyMatch(result -> result.ending() == Ending.APPROVED);
  }

  private static boolean isEnough(Draft draft, Fork fork, Branch branch) {
    return fork.join() == Join.ANY && isApproved(draft.pending().results(), branch);
  }

  private static void withdraw(Draft draft, Fork fork) {
    for (OpenStep step : draft.pending().steps()) {
      if (fork.holds(step.index())) {
        draft.emit(new StepWithdrawn(step.index(), step.name(), draft.at()));
      }
    }
    for (Parked parked : draft.pending().course().parked()) {
      if (fork.holds(parked.step().index())) {
        draft.emit(new StepWithdrawn(parked.step().index(), parked.step().name(), draft.at()));
      }
    }
  }

  private static boolean isOpen(Draft draft, Fork fork) {
    for (OpenStep step : draft.pending().steps()) {
      if (fork.holds(step.index())) {
        return true;
      }
    }
    return false;
  }
}
