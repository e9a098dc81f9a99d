package io.crmkit.ai.action.model;

import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Objects;

/**
 * Something of which there is a number of units in each period, for all customers together. What was offered is spent,
 * whatever the answer.
 *
 * @param capacity units in each period, 0 or more
 * @param period periods follow one another from 1970-01-01T00:00Z on, so that {@code P1D} is a day in UTC
 */
public record Pool(PoolId id, long capacity, Duration period) {

  public Pool {
    Objects.requireNonNull(id, "id");
    Spans.bounded(period, "period");
    if (capacity < 0) {
      throw new IllegalArgumentException("capacity must not be negative but was " + capacity);
    }
    if (!period.truncatedTo(ChronoUnit.SECONDS).equals(period)) {
      throw new IllegalArgumentException("period must be whole seconds but was " + period);
    }
  }

  /** Returns when the period of an instant began. */
  public Instant start(Instant at) {
    long seconds = period.toSeconds();
    return Instant.ofEpochSecond(Math.floorDiv(at.getEpochSecond(), seconds) * seconds);
  }

  /** Returns the id under which the spending of the period of an instant is kept. */
  public PoolPeriodId periodOf(Instant at) {
    return PoolPeriodId.of(id, start(at));
  }
}
