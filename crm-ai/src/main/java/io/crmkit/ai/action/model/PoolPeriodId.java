package io.crmkit.ai.action.model;

import io.crmkit.core.Require;
import io.crmkit.core.Scalar;
import java.time.Instant;

/** Names a pool in one of its periods, such as {@code agents@2024-05-01T00:00:00Z}. */
@Scalar
public record PoolPeriodId(String value) implements Comparable<PoolPeriodId> {

  public PoolPeriodId {
    Require.key(value, "value");
  }

  static PoolPeriodId of(PoolId pool, Instant start) {
    return new PoolPeriodId(pool + "@" + start);
  }

  @Override
  public int compareTo(PoolPeriodId other) {
    return value.compareTo(other.value);
  }

  @Override
  public String toString() {
    return value;
  }
}
