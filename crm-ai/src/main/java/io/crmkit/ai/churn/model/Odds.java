package io.crmkit.ai.churn.model;

import io.crmkit.ai.ir.Logistic;

/**
 * Log-odds, and the probability that the calibrator makes of them: the last step of a model, which never turns the order
 * of two customers around.
 *
 * @param margin log-odds before calibration
 * @param probability after it, from 0 to 1
 */
public record Odds(double margin, double probability) {

  public Odds {
    if (!Double.isFinite(margin) || !(probability >= 0 && probability <= 1)) {
      throw new IllegalArgumentException("log-odds %s and probability %s".formatted(margin, probability));
    }
  }

  /** Returns the probability before calibration. */
  public double uncalibrated() {
    return Logistic.of(margin);
  }
}
