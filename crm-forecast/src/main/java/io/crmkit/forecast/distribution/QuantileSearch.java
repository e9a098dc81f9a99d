package io.crmkit.forecast.distribution;

import java.util.function.LongToDoubleFunction;

/**
 * Finds where a distribution function reaches a probability.
 *
 * <p>The Illinois variant of false position (Dowell and Jarratt, BIT 11, 1971), which is fast where the function is
 * smooth; each third step halves the interval, which is what finds a jump.
 */
final class QuantileSearch {

  private static final int HALVING = 3;
  private static final double ROUNDING = 1e-9;

  private QuantileSearch() {}

  static double requireProbability(double p) {
    if (!(p > 0 && p < 1)) {
      throw new IllegalArgumentException("a quantile is asked for between 0 and 1 but not at " + p);
    }
    return p;
  }

  /**
   * Returns the quantile of a revenue whose distribution function never falls.
   *
   * @throws IllegalArgumentException unless 0 &lt; p &lt; 1
   */
  static long of(RevenueDistribution revenue, double p) {
    requireProbability(p);
    // no quantile is farther from the mean than that (Cantelli's inequality); the rest is room for rounding
    double sigma = revenue.standardDeviation();
    double room = 2 + ROUNDING * (sigma + Math.abs(revenue.mean()));
    long least = (long) Math.floor(revenue.mean() - sigma * Math.sqrt((1 - p) / p) - room);
    long most = (long) Math.ceil(revenue.mean() + sigma * Math.sqrt(p / (1 - p)) + room);
    return first(revenue::cdf, p, Math.max(least, revenue.least()), Math.min(most, revenue.most()));
  }

  /**
   * Returns the first value at which {@code cdf} is at least {@code p}.
   *
   * @param least the first value at which the function is above 0
   * @param most where it is 1
   */
  static long first(LongToDoubleFunction cdf, double p, long least, long most) {
    long below = least - 1;
    long reached = most;
    double missing = -p;
    double over = 1 - p;
    int side = 0;
    for (int step = 1; reached - below > 1; step++) {
      long x = step % HALVING == 0 ? below + (reached - below >>> 1) : between(below, reached, missing, over);
      double value = cdf.applyAsDouble(x) - p;
      if (value >= 0) {
        missing = side == 1 ? missing / 2 : missing;
        reached = x;
        over = value;
        side = 1;
      } else {
        over = side == -1 ? over / 2 : over;
        below = x;
        missing = value;
        side = -1;
      }
    }
    return reached;
  }

  private static long between(long below, long reached, double missing, double over) {
    double share = missing / (missing - over);
    long x = below + Math.round((reached - below) * share);
    return Math.max(below + 1, Math.min(reached - 1, x));
  }
}
