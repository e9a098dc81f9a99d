package io.crmkit.ai.churn.model;

import io.crmkit.ai.ir.RiskLevel;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * How probable it is that a customer leaves, by one model.
 *
 * @param model the version of the model, 0 for the stated prior
 * @param probability from 0 to 1
 * @param interval between which probabilities it is believed to be, where a belief answered; null where a learned
 *     model did
 * @param level what follows of it
 */
public record Estimate(long model, double probability, @Nullable Interval interval, RiskLevel level) {

  public Estimate {
    if (model < 0) {
      throw new IllegalArgumentException("model is negative: " + model);
    }
    if (!(probability >= 0 && probability <= 1)) {
      throw new IllegalArgumentException("probability must be from 0 to 1 but was " + probability);
    }
    Objects.requireNonNull(level, "level");
  }
}
