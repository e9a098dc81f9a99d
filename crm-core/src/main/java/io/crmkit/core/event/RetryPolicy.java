package io.crmkit.core.event;

import io.crmkit.core.Require;
import java.time.Duration;
import java.util.Objects;
import java.util.random.RandomGenerator;

/**
 * How often a delivery is tried, how long it waits between tries, and what a dead letter means for its stream.
 *
 * <p>The wait doubles with each failure, from {@code first} up to {@code longest}; of that, a random part between a
 * half and the whole is waited, so that what failed together does not come back together.
 *
 * @param attempts how many tries at most
 */
public record RetryPolicy(int attempts, Duration first, Duration longest, RestOfStream rest) {

  /** Ten tries within roughly a quarter of an hour, then block the stream. */
  public static final RetryPolicy DEFAULT =
      new RetryPolicy(10, Duration.ofSeconds(2), Duration.ofMinutes(5), RestOfStream.BLOCK);

  // more would leave the range of a duration; 2^40 nanoseconds are 18 minutes, 2^40 seconds longer than any wait
  private static final int DOUBLINGS = 40;

  public RetryPolicy {
    Require.positive(attempts, "attempts");
    Objects.requireNonNull(rest, "rest");
    if (first.isNegative() || first.isZero() || longest.compareTo(first) < 0) {
      throw new IllegalArgumentException("first must be positive and longest not shorter, but were %s and %s"
          .formatted(first, longest));
    }
    if (longest.compareTo(Duration.ofDays(365)) > 0) {
      throw new IllegalArgumentException("longest must be at most 365 days but was " + longest);
    }
  }

  /** Returns how long to wait after failure number {@code attempt}, counted from 1. */
  public Duration waitAfter(int attempt, RandomGenerator random) {
    int doublings = Math.min(Require.positive(attempt, "attempt") - 1, DOUBLINGS);
    Duration doubled = first.multipliedBy(1L << doublings);
    long whole = (doubled.compareTo(longest) < 0 ? doubled : longest).toNanos();
    return Duration.ofNanos(whole - random.nextLong(whole / 2 + 1));
  }

  /** Tells whether an event that has been tried {@code attempt} times is given up on. */
  boolean givesUpAfter(int attempt) {
    return attempt >= attempts;
  }
}
