package io.crmkit.approvals.model.definition;

import io.crmkit.approvals.model.definition.Escalation.CatchUp;
import io.crmkit.approvals.model.definition.Escalation.Last;
import io.crmkit.approvals.model.definition.Escalation.Level;
import io.crmkit.approvals.model.definition.Escalation.StopRule;
import io.crmkit.core.naming.JsonPointer;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Finds rungs that change nothing and rungs that come too late. */
final class LadderCheck {

  private final Definition definition;
  private final Findings findings;

  LadderCheck(Definition definition, Findings findings) {
    this.definition = definition;
    this.findings = findings;
  }

  /** Looks at a ladder that {@code steps} climb. */
  void run(Escalation ladder, JsonPointer at, List<Step> steps) {
    Duration left = countsAlike(ladder) ? definition.expiresAfter() : null;
    for (int i = 0; i < ladder.levels().size(); i++) {
      Level level = ladder.levels().get(i);
      JsonPointer here = at.child("levels").child(i);
      repeated(level, here, steps);
      left = leftAfter(level.after(), left, here);
    }
    if (!ladder.last().equals(Last.WAIT)) {
      leftAfter(ladder.last().after(), left, at.child("finally"));
    }
    Reminders reminders = ladder.reminders();
    if (reminders != null) {
      reminders(ladder, reminders.first(), at.child("reminders").child("first"));
    }
  }

  /** Finds reminders that are due when nobody is asked any more. */
  private void reminders(Escalation ladder, Duration first, JsonPointer at) {
    Duration expiry = countsAlike(ladder) ? definition.expiresAfter() : null;
    if (expiry != null && first.compareTo(expiry) >= 0) {
      findings.warning(at, "after-expiry",
          "the request has expired when the first reminder falls due: shorten it, or extend expires_after (%s)"
              .formatted(expiry));
    } else if (endsOnTime(ladder) && first.compareTo(length(ladder)) >= 0) {
      findings.warning(at, "after-the-end",
          "the ladder has come to its end when the first reminder falls due, after %s: shorten it"
              .formatted(length(ladder)));
    }
  }

  /**
   * Whether the end of the ladder is never later than its times add up to: no vote takes a step off it, no late look makes
   * the rest wait, and its times count alike for everybody.
   */
  private static boolean endsOnTime(Escalation ladder) {
    return !ladder.last().equals(Last.WAIT) && ladder.stopRule() == StopRule.NEVER
        && ladder.catchUp() == CatchUp.AS_SCHEDULED && ladder.reckoning().by() != Reckoning.By.APPROVERS;
  }

  private static Duration length(Escalation ladder) {
    Duration length = ladder.last().after();
    for (Level level : ladder.levels()) {
      length = length.plus(level.after());
    }
    return length;
  }

  /** Whether what is left until expiry can be told: it counts as the ladder does, or passes sooner in any case. */
  private boolean countsAlike(Escalation ladder) {
    Reckoning expiry = definition.escalation().reckoning();
    return expiry.by() != Reckoning.By.CALENDAR || expiry.equals(ladder.reckoning());
  }

  private void repeated(Level level, JsonPointer at, List<Step> steps) {
    for (Step step : steps) {
      Set<ApproverRef> approvers = step.groups().values().stream()
          .flatMap(List::stream).map(Approver::ref).collect(Collectors.toSet());
      if (approvers.containsAll(level.to())) {
        findings.warning(at.child("to"), "repeated-people",
            "step '%s' already asks everybody on this level: name somebody else".formatted(step.name()));
        return;
      }
    }
  }

  /** Returns how much of the time until expiry is left; null if the request never expires. */
  private @Nullable Duration leftAfter(Duration after, @Nullable Duration left, JsonPointer at) {
    if (left == null || after.compareTo(left) < 0) {
      return left == null ? null : left.minus(after);
    }
    findings.warning(at.child("after"), "after-expiry",
        "the request has expired when this falls due: shorten it, or extend expires_after (%s)"
            .formatted(definition.expiresAfter()));
    return Duration.ZERO;
  }
}
