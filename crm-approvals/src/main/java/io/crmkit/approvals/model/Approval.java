package io.crmkit.approvals.model;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** A request for approval: not asked yet, pending on one of its steps, or settled for good. */
public sealed interface Approval {

  Trail trail();

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
   * @param step the step that waits; null only between two events of one decision
   * @param results how the steps before it ended
   */
  record Pending(Origin origin, @Nullable OpenStep step, List<StepResult> results, Trail trail) implements Approval {
    public Pending {
      results = List.copyOf(results);
    }

    /** Returns when the next thing falls due by itself, if ever. */
    public Optional<Instant> dueAt() {
      Instant expiry = origin.expiresAt();
      Instant rung = step == null ? null : step.dueAt();
      if (rung == null || (expiry != null && expiry.isBefore(rung))) {
        return Optional.ofNullable(expiry);
      }
      return Optional.of(rung);
    }

    /** Returns the step that waits; there is one between any two decisions. */
    public OpenStep openStep() {
      if (step == null) {
        throw new IllegalStateException("no step is open");
      }
      return step;
    }

    Pending with(OpenStep newStep) {
      return new Pending(origin, newStep, results, trail);
    }

    Pending afterStep(StepResult result) {
      List<StepResult> next = new ArrayList<>(results);
      next.add(result);
      return new Pending(origin, null, next, trail);
    }

    Settled settled(Outcome outcome) {
      return new Settled(origin, outcome, results, trail);
    }
  }

  /** Over, one way or another. */
  record Settled(Origin origin, Outcome outcome, List<StepResult> results, Trail trail) implements Approval {
    public Settled {
      results = List.copyOf(results);
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
