package io.crmkit.approvals.analytics;

import io.crmkit.approvals.model.Approval.Outcome;
import io.crmkit.approvals.model.ApprovalEvent;
import io.crmkit.approvals.model.ApprovalEvent.Ground;
import io.crmkit.core.Actor;
import io.crmkit.core.worktime.BusinessCalendar;
import java.time.Duration;
import java.time.Instant;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * Adds up histories of requests. Merging the analytics of parts gives those of the whole, whatever the parts are.
 *
 * <p>The time on the critical path is on somebody's account: that of a step on the account of whoever cast the vote that
 * ended it, and if time, a recall or a departure ended it, in equal parts of all who were asked then. Of branches side
 * by side the one that ended last counts. Times are what passes, or working time on a calendar. Not thread-safe.
 */
public final class ApprovalAnalytics {

  private final @Nullable BusinessCalendar calendar;
  private final Map<Outcome, Long> outcomes = new EnumMap<>(Outcome.class);
  private final Times cycleTime = new Times();
  private final Map<StepName, StepTally> steps = new HashMap<>();
  private final Map<Actor, ApproverTally> approvers = new HashMap<>();
  private long requests;

  private ApprovalAnalytics(@Nullable BusinessCalendar calendar) {
    this.calendar = calendar;
  }

  /** Begins with nothing, in time as it passes. */
  public static ApprovalAnalytics empty() {
    return new ApprovalAnalytics(null);
  }

  /** Begins with nothing, in working time. */
  public static ApprovalAnalytics in(BusinessCalendar calendar) {
    return new ApprovalAnalytics(Objects.requireNonNull(calendar, "calendar"));
  }

  /**
   * Adds one request.
   *
   * @param history all of its events, oldest first
   * @throws IllegalArgumentException if it does not begin with a submission
   */
  public ApprovalAnalytics add(List<ApprovalEvent> history) {
    Course course = Course.of(history);
    requests++;
    Instant endedAt = course.endedAt();
    Outcome outcome = course.outcome();
    if (endedAt != null && outcome != null) {
      outcomes.merge(outcome, 1L, Long::sum);
      cycleTime.add(time(course.origin().submittedAt(), endedAt));
    }
    for (Waiting step : course.steps()) {
      StepName name = new StepName(course.origin().definition().name(), step.name);
      steps.computeIfAbsent(name, unused -> new StepTally()).add(step, this::time);
      step.asked.forEach(asked -> approver(asked.person()).add(asked, this::time));
    }
    CriticalPath.of(course).forEach(this::charge);
    return this;
  }

  /**
   * Adds what {@code other} has added up.
   *
   * @throws IllegalArgumentException if it counts time by another calendar
   */
  public ApprovalAnalytics merge(ApprovalAnalytics other) {
    if (!Objects.equals(calendar, other.calendar)) {
      throw new IllegalArgumentException("analytics count by different calendars: %s and %s"
          .formatted(calendar, other.calendar));
    }
    requests += other.requests;
    other.outcomes.forEach((outcome, count) -> outcomes.merge(outcome, count, Long::sum));
    cycleTime.merge(other.cycleTime);
    other.steps.forEach((name, tally) -> steps.computeIfAbsent(name, unused -> new StepTally()).merge(tally));
    other.approvers.forEach((person, tally) -> approver(person).merge(tally));
    return this;
  }

  /** Returns what has been added up so far. */
  public ApprovalFigures result() {
    Map<StepName, StepFigures> ofSteps = new HashMap<>();
    steps.forEach((name, tally) -> ofSteps.put(name, tally.result()));
    Map<Actor, ApproverFigures> ofApprovers = new HashMap<>();
    approvers.forEach((person, tally) -> ofApprovers.put(person, tally.result(cycleTime.sum())));
    return new ApprovalFigures(requests, outcomes, cycleTime.result(), ofSteps, ofApprovers);
  }

  private void charge(Waiting step) {
    List<Actor> waitedFor = step.waitedFor();
    Instant endedAt = step.endedAt;
    if (!waitedFor.isEmpty() && endedAt != null) {
      // whole nanoseconds, so that merging stays exact
      Duration part = time(step.openedAt, endedAt).dividedBy(waitedFor.size());
      waitedFor.forEach(person -> approver(person).charge(part));
    }
  }

  private ApproverTally approver(Actor person) {
    return approvers.computeIfAbsent(person, unused -> new ApproverTally());
  }

  private Duration time(Instant from, Instant to) {
    return calendar == null ? Duration.between(from, to) : calendar.between(from, to);
  }

  /** The time between two instants, as these analytics count it. */
  interface Elapsed {
    Duration between(Instant from, Instant to);
  }

  private static final class StepTally {

    private final Times total = new Times();
    private final Times waiting = new Times();
    private final Times working = new Times();
    private final Map<Ground, Long> grounds = new EnumMap<>(Ground.class);
    private long opened;
    private long again;
    private long escalated;
    private long reminders;

    void add(Waiting step, Elapsed time) {
      opened++;
      again += step.again ? 1 : 0;
      escalated += step.escalations > 0 ? 1 : 0;
      reminders += step.reminders;
      Instant end = step.endedAt;
      if (end != null) {
        Instant act = step.firstAct == null ? end : step.firstAct;
        total.add(time.between(step.openedAt, end));
        waiting.add(time.between(step.openedAt, act));
        working.add(time.between(act, end));
      }
      if (step.ground != null) {
        grounds.merge(step.ground, 1L, Long::sum);
      }
    }

    void merge(StepTally other) {
      opened += other.opened;
      again += other.again;
      escalated += other.escalated;
      reminders += other.reminders;
      total.merge(other.total);
      waiting.merge(other.waiting);
      working.merge(other.working);
      other.grounds.forEach((ground, count) -> grounds.merge(ground, count, Long::sum));
    }

    StepFigures result() {
      return new StepFigures(
          opened, again, total.result(), waiting.result(), working.result(), grounds, escalated, reminders);
    }
  }

  private static final class ApproverTally {

    private final Times response = new Times();
    private long asked;
    private Duration open = Duration.ZERO;
    private Duration critical = Duration.ZERO;

    void add(Asked span, Elapsed time) {
      asked++;
      if (span.until() != null) {
        open = open.plus(time.between(span.from(), span.until()));
        if (span.choice() != null) {
          response.add(time.between(span.from(), span.until()));
        }
      }
    }

    void charge(Duration part) {
      critical = critical.plus(part);
    }

    void merge(ApproverTally other) {
      asked += other.asked;
      open = open.plus(other.open);
      critical = critical.plus(other.critical);
      response.merge(other.response);
    }

    ApproverFigures result(Duration cycleTimes) {
      TimeFigures answers = response.result();
      double share = cycleTimes.isZero() ? 0 : seconds(critical) / seconds(cycleTimes);
      return new ApproverFigures(asked, answers.count(), answers, open, critical, share);
    }

    private static double seconds(Duration time) {
      return time.toSeconds() + time.toNanosPart() / 1e9;
    }
  }
}
