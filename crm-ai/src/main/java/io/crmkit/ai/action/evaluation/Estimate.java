package io.crmkit.ai.action.evaluation;

/**
 * An estimated mean and where it lies with the confidence that was asked for.
 *
 * @param value the estimate
 * @param low the lower end of the interval
 * @param high the upper end of the interval
 * @param decisions how many it is made of
 */
public record Estimate(double value, double low, double high, int decisions) {

  public Estimate {
    if (!(low <= value && value <= high)) {
      throw new IllegalArgumentException("%s is not between %s and %s".formatted(value, low, high));
    }
  }

  /** Whether a number lies within the interval. */
  public boolean covers(double number) {
    return low <= number && number <= high;
  }
}
