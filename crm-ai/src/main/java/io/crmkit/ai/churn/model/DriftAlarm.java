package io.crmkit.ai.churn.model;

import io.crmkit.ai.drift.DriftLevel;
import java.time.Instant;
import java.util.Objects;

/**
 * That the drift of a model has become worse than it had ever been, which is told once for each level.
 *
 * @param model the version of the model
 * @param number 1, 2, … without gaps
 * @param level worse than that of the number before
 * @param at when
 */
public record DriftAlarm(long model, long number, DriftLevel level, Instant at) {

  public DriftAlarm {
    if (model < 1 || number < 1) {
      throw new IllegalArgumentException("alarm %d of model %d".formatted(number, model));
    }
    if (level.compareTo(DriftLevel.STABLE) <= 0) {
      throw new IllegalArgumentException("nobody is alarmed by " + level);
    }
    Objects.requireNonNull(at, "at");
  }
}
