package io.crmkit.approvals.model;

import io.crmkit.approvals.model.Approval.Pending;
import io.crmkit.approvals.model.Approval.Settled;
import io.crmkit.approvals.model.ApprovalEvent.StepParked;
import io.crmkit.approvals.model.ApprovalEvent.StepVoided;
import io.crmkit.approvals.model.ApprovalEvent.VoidCause;
import io.crmkit.approvals.model.StepResult.Ending;
import io.crmkit.approvals.model.definition.Definition;
import io.crmkit.approvals.model.definition.Fork;
import io.crmkit.approvals.model.definition.Step;
import io.crmkit.core.expression.Value;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.IntPredicate;

/** Which steps must be asked anew, and how a request goes back to the first of them. */
final class Voiding {

  private Voiding() {}

  /** Returns which steps do not stand any more once the subject says {@code after}, and why. */
  static SortedMap<Integer, VoidCause> byContent(
      Definition definition, Value.Fields before, List<StepResult> results, List<OpenStep> open, Subject after) {
    SortedMap<Integer, VoidCause> voided = new TreeMap<>();
    for (StepResult result : results) {
      Step step = definition.steps().get(result.index());
      boolean differs = Watch.differs(definition, step, before, after.fields());
      if (result.ending() == Ending.SKIPPED && !holds(step, before)) {
        if (Criteria.mayHold(step.criteria(), after)) {
          voided.put(result.index(), VoidCause.CRITERIA);
        }
      } else if (result.ending() != Ending.WITHDRAWN && differs) {
        voided.put(result.index(), VoidCause.CONTENT);
      }
    }
    for (OpenStep each : open) {
      Step step = definition.steps().get(each.index());
      if (!Criteria.hold(step.criteria(), after)) {
        voided.put(each.index(), VoidCause.CRITERIA);
      } else if (Watch.differs(definition, step, before, after.fields())) {
        voided.put(each.index(), VoidCause.CONTENT);
      }
    }
    addWithdrawn(definition, results, voided);
    return voided;
  }

  /**
   * Returns which steps {@code approved} does not stand for any more once its subject says {@code after}, and why. A step
   * in whose place an administrator decided is one that nobody has looked at.
   */
  static SortedMap<Integer, VoidCause> byContent(Definition definition, Settled approved, Subject after) {
    List<StepResult> results = new ArrayList<>(approved.results());
    List<Step> steps = definition.steps();
    for (int index = 0; index < steps.size(); index++) {
      if (isOverruled(definition, approved.results(), index)) {
        results.add(new StepResult(index, steps.get(index).name(), Ending.SKIPPED, approved.trail().at()));
      }
    }
    return byContent(definition, approved.subject().fields(), results, List.of(), after);
  }

  /** Whether a request was approved before the step at {@code index} was decided, or had become needless. */
  private static boolean isOverruled(Definition definition, List<StepResult> results, int index) {
    return results.stream().noneMatch(result -> result.index() == index)
        && !Branching.isInDeadBranch(results, definition, index)
        && definition.forkOf(index).filter(fork -> Branching.isJoined(results, fork)).isEmpty();
  }

  /** Returns the steps that are asked anew if the request goes back to {@code to}: it, and all that comes after it. */
  static SortedMap<Integer, VoidCause> byReturn(Pending pending, Definition definition, int to) {
    SortedMap<Integer, VoidCause> voided = new TreeMap<>();
    IntPredicate onTheWay = index -> index >= to && !areParallel(definition, index, to);
    pending.results().stream().map(StepResult::index).filter(onTheWay::test)
        .forEach(index -> voided.put(index, VoidCause.RETURNED));
    openAndParked(pending).stream().map(OpenStep::index).filter(onTheWay::test)
        .forEach(index -> voided.put(index, VoidCause.RETURNED));
    addWithdrawn(definition, pending.results(), voided);
    return voided;
  }

  /** Returns what waits, and what is set aside. */
  static List<OpenStep> openAndParked(Pending pending) {
    if (pending.course().parked().isEmpty()) {
      return pending.steps();
    }
    List<OpenStep> all = new ArrayList<>(pending.steps());
    pending.course().parked().forEach(parked -> all.add(parked.step()));
    return all;
  }

  static boolean areParallel(Definition definition, int one, int other) {
    Fork fork = definition.forkOf(one).orElse(null);
    return fork != null && fork.holds(other) && !fork.branchOf(one).equals(fork.branchOf(other));
  }

  /** Takes back how these steps stand. */
  static void take(Draft draft, Map<Integer, VoidCause> voided) {
    voided.forEach((index, cause) -> draft.emit(new StepVoided(
        index, draft.definition().steps().get(index).name(), cause, draft.at())));
  }

  /** Sets aside what waits behind a step that is to be asked first, and goes on from there. */
  static void goBack(Draft draft) {
    Set<Integer> next = next(draft);
    for (OpenStep step : draft.pending().steps()) {
      if (!next.contains(step.index())) {
        park(draft, step);
      }
    }
    Passage.openFrom(draft, 0);
  }

  static void park(Draft draft, OpenStep step) {
    Questions.withdraw(draft, step);
    draft.emit(new StepParked(step.index(), step.name(), draft.at()));
  }

  /** Returns the steps at which a request waits that goes through its chain from the beginning. */
  private static Set<Integer> next(Draft draft) {
    Set<Integer> next = new LinkedHashSet<>();
    int index = 0;
    while (index < draft.definition().steps().size() && next.isEmpty()) {
      Fork fork = draft.definition().forkOf(index).orElse(null);
      if (fork == null) {
        addFirst(draft, next, index, index + 1);
        index++;
      } else {
        if (!Branching.isJoined(draft.pending().results(), fork)) {
          fork.branches().forEach(branch -> addFirst(draft, next, branch.first(), branch.end()));
        }
        index = fork.end();
      }
    }
    return next;
  }

  /** Adds the first step from {@code first} to {@code end} that is to be decided. */
  private static void addFirst(Draft draft, Set<Integer> next, int first, int end) {
    for (int index = first; index < end; index++) {
      StepResult result = draft.pending().result(index);
      if (result != null && Branching.endsItsBranch(result)) {
        return;
      }
      if (result == null && Criteria.hold(draft.definition().steps().get(index).criteria(), draft.subject())) {
        next.add(index);
        return;
      }
    }
  }

  /** What another branch had made needless is needed again once that branch is not enough any more. */
  private static void addWithdrawn(
      Definition definition, List<StepResult> results, SortedMap<Integer, VoidCause> voided) {
    List<StepResult> kept = results.stream().filter(result -> !voided.containsKey(result.index())).toList();
    Set<Integer> needed = new LinkedHashSet<>();
    for (StepResult result : kept) {
      Fork fork = definition.forkOf(result.index()).orElse(null);
      if (result.ending() == Ending.WITHDRAWN && fork != null && !Branching.isJoined(kept, fork)) {
        needed.add(result.index());
      }
    }
    needed.forEach(index -> voided.put(index, VoidCause.CRITERIA));
  }

  private static boolean holds(Step step, Value.Fields fields) {
    return Criteria.hold(step.criteria(), new Subject("any", "any", fields));
  }
}
