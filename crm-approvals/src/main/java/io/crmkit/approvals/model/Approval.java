package io.crmkit.approvals.model;

import io.crmkit.core.Actor;
import io.crmkit.core.event.chain.ChainHead;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/** A request for approval: not asked yet, pending on one of its steps, or settled for good. */
public sealed interface Approval {

  Trail trail();

  /** Returns this approval as it is saved with events whose chain ends at {@code head}. */
  default Approval chained(ChainHead head) {
    return Evolution.traced(this, trail().chained(head));
  }

  /** Returns this approval as its events alone make it, without the end of their chain. */
  default Approval unchained() {
    return Evolution.traced(this, trail().chained(null));
  }

  /** Nothing has been requested. */
  record Blank() implements Approval {
    @Override
    public Trail trail() {
      return Trail.START;
    }
  }

  /**
   * Waiting for votes.
   *
   * @param origin what was asked, by whom and when
   * @param steps the steps that wait, one in each open branch; none only between two events of one decision
   * @param results how the steps before it ended
   * @param course how it has left the straight way
   */
  record Pending(Origin origin, List<OpenStep> steps, List<StepResult> results, Course course, Trail trail)
      implements Approval {
    public Pending {
      steps = List.copyOf(steps);
      results = List.copyOf(results);
      Objects.requireNonNull(course, "course");
    }

    /** A request that has gone straight on so far. */
    public Pending(Origin origin, List<OpenStep> steps, List<StepResult> results, Trail trail) {
      this(origin, steps, results, Course.STRAIGHT, trail);
    }

    /** Returns what approval is asked for, as it is now. */
    public Subject subject() {
      return origin.subject().saying(course.fields());
    }

    /** Returns when the request ends undecided; null if never. */
    public @Nullable Instant expiresAt() {
      return course.expiry() == null ? origin.expiresAt() : course.expiry().at();
    }

    /** Returns when the next thing falls due by itself, a reminder among them, if ever. */
    public Optional<Instant> dueAt() {
      Instant earliest = deadline().orElse(null);
      for (OpenStep step : steps) {
        Instant reminder = step.reminding().dueAt();
        if (reminder != null && (earliest == null || reminder.isBefore(earliest))) {
          earliest = reminder;
        }
      }
      return Optional.ofNullable(earliest);
    }

    /**
     * Returns when time alone changes the request next, if ever: a rung, the end of a ladder or of a claim, or expiry.
     */
    Optional<Instant> deadline() {
      Instant earliest = expiresAt();
      for (OpenStep step : steps) {
        earliest = earlier(earlier(earliest, step.dueAt()), claimDue(step));
      }
      return Optional.ofNullable(earliest);
    }

    private static @Nullable Instant earlier(@Nullable Instant one, @Nullable Instant other) {
      return other != null && (one == null || other.isBefore(one)) ? other : one;
    }

    /** Returns when a claim of {@code step} ends by itself; null if none does, or the clock of the step stands still. */
    @Nullable Instant claimDue(OpenStep step) {
      Instant due = step.claimDue();
      return due == null || course.question(step.index()).isPresent() ? null : due;
    }

    /** Returns the step that waits, and the first of them where branches wait side by side. */
    public OpenStep openStep() {
      if (steps.isEmpty()) {
        throw new IllegalStateException("no step is open");
      }
      return steps.get(0);
    }

    /** Returns the name of what waits, for messages. */
    String focus() {
      return course.returned() == null ? openStep().name() : course.returned().step();
    }

    /** Returns the open step at {@code index} of the definition, if it is open. */
    public Optional<OpenStep> openStep(int index) {
      for (OpenStep step : steps) {
        if (step.index() == index) {
          return Optional.of(step);
        }
      }
      return Optional.empty();
    }

    /** Returns who is asked for a vote now, in whatever step. */
    public Set<Actor> asked() {
      Set<Actor> asked = new LinkedHashSet<>();
      steps.forEach(step -> asked.addAll(step.asked()));
      return asked;
    }

    /** Returns the open steps that may be meant by the name of one, or without one. */
    List<OpenStep> meantBy(@Nullable String name) {
      return name == null ? steps : steps.stream().filter(step -> step.name().equals(name)).toList();
    }

    /** Returns how the step at {@code index} ended; null if it has not. */
    @Nullable StepResult result(int index) {
      for (StepResult result : results) {
        if (result.index() == index) {
          return result;
        }
      }
      return null;
    }

    Pending opened(OpenStep step) {
      if (steps.isEmpty()) {
        return new Pending(origin, List.of(step), results, course, trail);
      }
      List<OpenStep> next = new ArrayList<>(steps);
      next.add(step);
      return new Pending(origin, next, results, course, trail);
    }

    Pending change(int index, UnaryOperator<OpenStep> change) {
      return new Pending(origin, changed(index, change), results, course.change(index, change), trail);
    }

    /** One open step, as nearly all requests have it, is changed without a copy of the list. */
    private List<OpenStep> changed(int index, UnaryOperator<OpenStep> change) {
      if (steps.size() == 1) {
        OpenStep only = steps.get(0);
        return only.index() == index ? List.of(change.apply(only)) : steps;
      }
      List<OpenStep> next = new ArrayList<>(steps);
      next.replaceAll(step -> step.index() == index ? change.apply(step) : step);
      return next;
    }

    private List<OpenStep> without(StepResult result) {
      if (steps.size() == 1 && steps.get(0).index() == result.index()) {
        return List.of();
      }
      List<OpenStep> rest = new ArrayList<>(steps);
      rest.removeIf(step -> step.index() == result.index());
      return rest;
    }

    Pending afterStep(StepResult result) {
      List<StepResult> next = new ArrayList<>(results);
      next.add(openStep(result.index()).or(() -> course.parked(result.index()).map(Course.Parked::step))
          .map(step -> result.with(step.votes())).orElse(result));
      return new Pending(
          origin, without(result), next, course.without(result.index()).answered(result.index()), trail);
    }

    /** Returns this without the step at {@code index}, whether it waits, is set aside or has ended. */
    Pending without(int index) {
      List<OpenStep> open = new ArrayList<>(steps);
      open.removeIf(step -> step.index() == index);
      List<StepResult> ended = new ArrayList<>(results);
      ended.removeIf(result -> result.index() == index);
      return new Pending(origin, open, ended, course.without(index).answered(index), trail);
    }

    Pending on(Course other) {
      return new Pending(origin, steps, results, other, trail);
    }

    Settled settled(Outcome outcome) {
      return new Settled(origin, outcome, results, course.over(), trail);
    }
  }

  /** Over, one way or another. */
  record Settled(Origin origin, Outcome outcome, List<StepResult> results, Course course, Trail trail)
      implements Approval {
    public Settled {
      results = List.copyOf(results);
      Objects.requireNonNull(course, "course");
    }

    /** A request that has gone straight to its end. */
    public Settled(Origin origin, Outcome outcome, List<StepResult> results, Trail trail) {
      this(origin, outcome, results, Course.STRAIGHT, trail);
    }

    /** Returns what was decided about. */
    public Subject subject() {
      return origin.subject().saying(course.fields());
    }

    Settled on(Course other) {
      return new Settled(origin, outcome, results, other, trail);
    }

    Pending reopened(Course.Expiry until) {
      return new Pending(origin, List.of(), results, course.reopened(until), trail);
    }
  }

  /** The ways in which a request ends. */
  enum Outcome {
    APPROVED,
    REJECTED,

    /** Taken back by the requester or an administrator. */
    RECALLED,

    /** Not decided in time. */
    EXPIRED,

    /** A step opened that nobody may approve, and its policy is to fail. */
    FAILED
  }
}
