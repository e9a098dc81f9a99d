package io.crmkit.ai.action.model;

import java.time.Instant;
import java.util.Objects;

/** What can be asked of a pool in one period. */
public sealed interface PoolCommand {

  /** Take units, if so many are left of the capacity that the pool has now. */
  record Draw(Pool pool, long units, Instant at) implements PoolCommand {
    public Draw {
      Objects.requireNonNull(pool, "pool");
      Objects.requireNonNull(at, "at");
      if (units <= 0) {
        throw new IllegalArgumentException("units must be positive but were " + units);
      }
    }
  }
}
