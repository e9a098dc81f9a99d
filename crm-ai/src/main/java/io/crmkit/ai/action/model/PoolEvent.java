package io.crmkit.ai.action.model;

import java.time.Instant;
import java.util.Objects;

/** What happened to a pool in one period. */
public sealed interface PoolEvent {

  /** When it happened. */
  Instant at();

  /** Units were taken. */
  record PoolDrawn(long units, Instant at) implements PoolEvent {
    public PoolDrawn {
      Objects.requireNonNull(at, "at");
    }
  }
}
