package io.crmkit.forecast.accuracy;

import java.util.OptionalDouble;

/**
 * How often outcomes fell into the intervals that were forecast for them.
 *
 * <p>Mergeable: {@link #EMPTY}, {@link #add} and {@link #merge}.
 *
 * @param below outcomes under the lower bound
 * @param inside outcomes from the lower to the upper bound, both included
 * @param above outcomes over the upper bound
 */
public record IntervalCoverage(long below, long inside, long above) {

  /** No interval. */
  public static final IntervalCoverage EMPTY = new IntervalCoverage(0, 0, 0);

  public IntervalCoverage {
    if (below < 0 || inside < 0 || above < 0) {
      throw new IllegalArgumentException("counts must not be negative but were %d, %d and %d"
          .formatted(below, inside, above));
    }
  }

  /** Returns this with one more interval, from {@code low} to {@code high}, and its outcome. */
  public IntervalCoverage add(double low, double high, double outcome) {
    if (!(low <= high) || Double.isNaN(outcome)) {
      throw new IllegalArgumentException("an interval runs from low to high and has an outcome but was %s to %s with %s"
          .formatted(low, high, outcome));
    }
    return merge(new IntervalCoverage(
        outcome < low ? 1 : 0, outcome >= low && outcome <= high ? 1 : 0, outcome > high ? 1 : 0));
  }

  public IntervalCoverage merge(IntervalCoverage other) {
    return new IntervalCoverage(below + other.below, inside + other.inside, above + other.above);
  }

  public long count() {
    return below + inside + above;
  }

  /** Returns the share of outcomes inside; empty without intervals. */
  public OptionalDouble share() {
    return count() == 0 ? OptionalDouble.empty() : OptionalDouble.of((double) inside / count());
  }

  /**
   * Returns the interval score, in the unit of the outcome: the width, and 2/α times what the outcome is outside
   * (Winkler 1972; Gneiting and Raftery 2007, equation 43).
   *
   * @param alpha the share that should be outside, such as 0.2 for P10 to P90
   */
  public static double score(double low, double high, double outcome, double alpha) {
    if (!(alpha > 0 && alpha < 1 && low <= high)) {
      throw new IllegalArgumentException("an interval runs from low to high with an alpha between 0 and 1 but was"
          + " %s to %s with %s".formatted(low, high, alpha));
    }
    return high - low + 2 / alpha * (Math.max(0, low - outcome) + Math.max(0, outcome - high));
  }
}
