package io.crmkit.core.progress;

import java.time.Clock;
import java.time.Instant;
import java.util.Objects;

/** Whether long work should stop; asked by the work, at places where it can. */
@FunctionalInterface
public interface Cancellation {

  boolean isCancelled();

  /**
   * Goes on unless the work should stop.
   *
   * @throws CancelledException if it should
   */
  default void check() {
    if (isCancelled()) {
      throw new CancelledException();
    }
  }

  /** Work that is never cancelled. */
  static Cancellation never() {
    return () -> false;
  }

  /** Work that is cancelled when a clock has reached an instant. */
  static Cancellation at(Instant deadline, Clock clock) {
    Objects.requireNonNull(deadline, "deadline");
    Objects.requireNonNull(clock, "clock");
    return () -> !clock.instant().isBefore(deadline);
  }

  /** Cancelled if this or the other is. */
  default Cancellation or(Cancellation other) {
    Objects.requireNonNull(other, "other");
    return () -> isCancelled() || other.isCancelled();
  }
}
