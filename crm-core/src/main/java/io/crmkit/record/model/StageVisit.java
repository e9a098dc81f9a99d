package io.crmkit.record.model;

import java.time.Duration;
import java.time.Instant;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * A stay in a stage.
 *
 * @param step how the deal came there
 * @param left null while it is still there
 */
public record StageVisit(StagePlace place, StageStep step, Instant entered, @Nullable Instant left) {

  public StageVisit {
    Objects.requireNonNull(place, "place");
    Objects.requireNonNull(step, "step");
    Objects.requireNonNull(entered, "entered");
    if (left != null && left.isBefore(entered)) {
      throw new IllegalArgumentException("a visit ends after it starts but was from %s to %s".formatted(entered, left));
    }
  }

  /** Returns how long the stay lasted, or has lasted until {@code now}; never less than nothing. */
  public Duration time(Instant now) {
    Instant end = left == null ? now : left;
    return end.isBefore(entered) ? Duration.ZERO : Duration.between(entered, end);
  }

  StageVisit endedAt(Instant at) {
    return new StageVisit(place, step, entered, at);
  }
}
