package io.crmkit.ai.action.evaluation;

import io.crmkit.core.statistics.NormalQuantile;

/** How far an estimated mean may be off. */
public enum Interval {

  /** By the central limit theorem: the normal quantile times the standard error. For hundreds of decisions and more. */
  NORMAL {
    @Override
    double reach(double variance, double range, int count, double confidence) {
      return NormalQuantile.of(1 - (1 - confidence) / 2) * Math.sqrt(variance / count);
    }
  },

  /**
   * The empirical Bernstein bound (Maurer and Pontil, "Empirical Bernstein bounds and sample variance penalization",
   * 2009, theorem 4, on both sides), which holds for any number of decisions if no worth of a decision is outside the
   * range that was seen; wider.
   */
  EMPIRICAL_BERNSTEIN {
    @Override
    double reach(double variance, double range, int count, double confidence) {
      double log = StrictMath.log(4 / (1 - confidence));
      return Math.sqrt(2 * variance * log / count) + 7 * range * log / (3 * (count - 1));
    }
  };

  /**
   * Returns the distance from the mean to either end.
   *
   * @param variance of the worth of single decisions
   * @param range between the least and the greatest
   */
  abstract double reach(double variance, double range, int count, double confidence);

  /**
   * Returns the mean of worths of single decisions with its interval.
   *
   * @param worths at least two
   * @param confidence above 0 and below 1, such as 0.95
   */
  public Estimate around(double[] worths, double confidence) {
    if (worths.length < 2 || !(confidence > 0 && confidence < 1)) {
      throw new IllegalArgumentException("%d decisions with confidence %s; at least 2, between 0 and 1"
          .formatted(worths.length, confidence));
    }
    double sum = 0;
    double least = worths[0];
    double greatest = worths[0];
    for (double worth : worths) {
      sum += worth;
      least = Math.min(least, worth);
      greatest = Math.max(greatest, worth);
    }
    double mean = sum / worths.length;
    double squares = 0;
    for (double worth : worths) {
      squares += (worth - mean) * (worth - mean);
    }
    double reach = reach(squares / (worths.length - 1), greatest - least, worths.length, confidence);
    return new Estimate(mean, mean - reach, mean + reach, worths.length);
  }
}
