package io.crmkit.approvals.model;

import io.crmkit.approvals.model.StepResult.Ending;
import io.crmkit.approvals.model.definition.Definition;
import io.crmkit.approvals.model.definition.Fork;
import io.crmkit.approvals.model.definition.Fork.Branch;
import io.crmkit.approvals.model.definition.Fork.Join;
import io.crmkit.approvals.model.definition.Step;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * How steps ended, as another definition has it: those that are decided stay so as long as their people have seen what
 * they look at by it, and those that nobody had to decide stay passed as long as nobody has to by it either.
 */
final class KeptResults {

  private final Draft draft;
  private final Definition target;
  private final List<StepResult> kept = new ArrayList<>();
  private final Map<Integer, StepResult> undone = new TreeMap<>();

  KeptResults(Draft draft) {
    this.draft = draft;
    this.target = draft.definition();
  }

  List<StepResult> all() {
    return kept;
  }

  boolean has(int index) {
    return kept.stream().anyMatch(result -> result.index() == index);
  }

  /** Takes over how a step ended that is at {@code index} now. */
  void take(StepResult result, int index) {
    Step step = target.steps().get(index);
    StepResult moved = new StepResult(
        index, step.name(), result.ending(), content(result, step), result.at(), result.votes());
    boolean stands = switch (result.ending()) {
      case SKIPPED -> !applies(index) || !wouldBeAsked(step);
      case APPROVED -> hasSeen(result.name(), step);
      case REJECTED, WITHDRAWN -> true;
    };
    if (stands) {
      kept.add(moved);
    } else {
      undone.put(index, moved);
    }
  }

  /**
   * Whether those who decided the old step {@code name} have seen all that the new one looks at, as it is now: of a
   * request that was amended nobody knows what other fields said when they did.
   */
  boolean hasSeen(String name, Step step) {
    Definition before = draft.definitionBefore();
    return draft.pending().course().fields() == null
        || before.steps().stream().anyMatch(each -> each.name().equals(name) && Watch.covers(before, each, target, step));
  }

  private @Nullable String content(StepResult result, Step step) {
    return result.content() == null || !Watch.isOn(target)
        ? null
        : Watch.digest(target, step, draft.subject().fields());
  }

  /** Takes back ends of branches that say nothing by the new definition, while {@code open} wait. */
  void leaveDeadBranches(List<OpenStep> open) {
    List<StepResult> lost = kept.stream()
        .filter(result -> Branching.endsItsBranch(result) && !isMadeUpFor(result, open)).toList();
    kept.removeAll(lost);
    for (StepResult result : lost) {
      undone.put(result.index(), result);
      if (!applies(result.index())) {
        passOver(result.index());
      }
    }
  }

  /** Whether a rejection would be lost at {@code index}, where somebody is to decide. */
  boolean losesRejection(int index) {
    return undone(index).filter(result -> result.ending() == Ending.REJECTED).isPresent() && !has(index);
  }

  /** Passes over a step; who had a say in it has had one. */
  void passOver(int index) {
    kept.add(new StepResult(index, target.steps().get(index).name(), Ending.SKIPPED, draft.at())
        .with(undone(index).map(StepResult::votes).orElse(List.of())));
  }

  /** Whether nothing has to be decided at {@code index}: its branch has ended, or another one was enough. */
  boolean isNeedless(int index) {
    Fork fork = target.forkOf(index).filter(each -> each.join() == Join.ANY).orElse(null);
    return fork != null && (isDead(fork.branchOf(index)) || fork.branches().stream().anyMatch(this::isWon));
  }

  /** Whether nothing of a branch is to be decided any more. */
  boolean isOver(Branch branch) {
    if (isDead(branch)) {
      return true;
    }
    for (int index = branch.first(); index < branch.end(); index++) {
      if (applies(index) && !has(index)) {
        return false;
      }
    }
    return true;
  }

  boolean applies(int index) {
    return Criteria.hold(target.steps().get(index).criteria(), draft.subject());
  }

  private Optional<StepResult> undone(int index) {
    return Optional.ofNullable(undone.get(index));
  }

  private boolean wouldBeAsked(Step step) {
    Barring barring = Barring.foreseen(draft, draft.subject().fields(), kept, List.of());
    return Seating.of(draft, step, barring).answer() != Seating.Answer.SKIP;
  }

  /**
   * Whether another branch was enough without this one or, after a rejection, may be yet. Elsewhere a rejection ends a
   * request, and nothing is withdrawn.
   */
  private boolean isMadeUpFor(StepResult result, List<OpenStep> open) {
    Fork fork = target.forkOf(result.index()).filter(each -> each.join() == Join.ANY).orElse(null);
    if (fork == null) {
      return false;
    }
    if (fork.branches().stream().anyMatch(this::isWon)) {
      return true;
    }
    boolean mayBe = open.isEmpty()
        ? fork.branches().stream().anyMatch(branch -> !isDead(branch) && !isOver(branch))
        : open.stream().anyMatch(step -> fork.holds(step.index()));
    return result.ending() == Ending.REJECTED && mayBe;
  }

  private boolean isWon(Branch branch) {
    return isOver(branch) && !isDead(branch)
        && kept.stream().anyMatch(result -> branch.holds(result.index()) && result.ending() == Ending.APPROVED);
  }

  private boolean isDead(Branch branch) {
    return kept.stream().anyMatch(result -> branch.holds(result.index()) && Branching.endsItsBranch(result));
  }
}
