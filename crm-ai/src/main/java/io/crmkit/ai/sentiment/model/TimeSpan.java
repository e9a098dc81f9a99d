package io.crmkit.ai.sentiment.model;

import java.time.Instant;

/**
 * A stretch of time.
 *
 * @param from the first instant in it
 * @param until the first instant behind it, later than {@code from}
 */
public record TimeSpan(Instant from, Instant until) {

  public TimeSpan {
    if (!from.isBefore(until)) {
      throw new IllegalArgumentException("a span must end after it begins, but %s is not before %s".formatted(from, until));
    }
  }

  public boolean contains(Instant at) {
    return !at.isBefore(from) && at.isBefore(until);
  }
}
