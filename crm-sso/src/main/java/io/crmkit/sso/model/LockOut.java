package io.crmkit.sso.model;

import io.crmkit.core.Require;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/**
 * What slows down who guesses (RFC 4226, section 7.3): a lock after some wrong guesses, and another one, twice as long, after each
 * wrong guess from then on.
 *
 * @param wrong so many wrong guesses lead to the first lock
 * @param first how long it lasts
 * @param longest how long a lock lasts at the most
 */
public record LockOut(int wrong, Duration first, Duration longest) {

  private static final int DOUBLINGS = 20;

  public LockOut {
    Require.positive(wrong, "wrong");
    Require.positive(first, "first");
    Require.positive(longest, "longest");
    if (longest.compareTo(first) < 0) {
      throw new IllegalArgumentException("longest must be at least first, %s, but was %s".formatted(first, longest));
    }
  }

  /** Returns until when another wrong guess locks; empty if it does not yet. */
  public Optional<Instant> lock(Guesses before, Instant now) {
    if (before.wrong() + 1 < wrong) {
      return Optional.empty();
    }
    Duration lock = first.multipliedBy(1L << Math.min(before.locks(), DOUBLINGS));
    return Optional.of(now.plus(lock.compareTo(longest) < 0 ? lock : longest));
  }

  /** Returns the guesses after another wrong one, with the lock that it leads to. */
  public Guesses after(Guesses before, Instant now) {
    Guesses counted = before.oneMore();
    return lock(before, now).map(counted::locked).orElse(counted);
  }
}
