package io.crmkit.ai.churn.model;

/**
 * Between which probabilities the true one is believed to be.
 *
 * @param low from 0 to {@code high}
 * @param high up to 1
 */
public record Interval(double low, double high) {

  public Interval {
    if (!(0 <= low && low <= high && high <= 1)) {
      throw new IllegalArgumentException("probabilities do not ascend from 0 to 1: %s, %s".formatted(low, high));
    }
  }

  /** Returns how far apart the ends are. */
  public double width() {
    return high - low;
  }
}
