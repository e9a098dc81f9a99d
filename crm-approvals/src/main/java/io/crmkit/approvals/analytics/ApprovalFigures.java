package io.crmkit.approvals.analytics;

import io.crmkit.approvals.model.Approval.Outcome;
import io.crmkit.core.Actor;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What the histories of requests tell.
 *
 * @param requests how many were submitted
 * @param outcomes how many of them ended in which way; the others are pending, for the first time or again
 * @param cycleTime from the submission to the end of those that ended, to the last end of those that were pending again
 * @param steps how each step went
 * @param approvers how each person who was ever asked answers
 */
public record ApprovalFigures(
    long requests, Map<Outcome, Long> outcomes, TimeFigures cycleTime, Map<StepName, StepFigures> steps,
    Map<Actor, ApproverFigures> approvers) {

  public ApprovalFigures {
    outcomes = Map.copyOf(outcomes);
    steps = Map.copyOf(steps);
    approvers = Map.copyOf(approvers);
  }

  /** Returns how one step went, if it ever waited. */
  public Optional<StepFigures> step(String definition, String step) {
    return Optional.ofNullable(steps.get(new StepName(definition, step)));
  }

  /** Returns how one person answers, if anybody ever asked. */
  public Optional<ApproverFigures> approver(Actor person) {
    return Optional.ofNullable(approvers.get(person));
  }

  /** Returns the share of ended requests that ended in one way; 0 if none has ended. */
  public double rate(Outcome outcome) {
    return cycleTime.count() == 0 ? 0 : (double) outcomes.getOrDefault(outcome, 0L) / cycleTime.count();
  }

  /** Returns everybody whom cycle times have waited for, the longest first, and those of equal length by id. */
  public List<Actor> bottlenecks() {
    return approvers.entrySet().stream()
        .filter(each -> !each.getValue().critical().isZero())
        .sorted(Comparator.comparing((Map.Entry<Actor, ApproverFigures> each) -> each.getValue().critical())
            .reversed().thenComparing(each -> each.getKey().id()))
        .map(Map.Entry::getKey)
        .toList();
  }
}
