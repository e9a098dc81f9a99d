package io.crmkit.forecast.distribution;

/**
 * How likely each revenue from a set of deals is.
 *
 * <p>Revenues are whole minor units. Moments are exact but for rounding; so are probabilities and quantiles of up to
 * {@value #EXACT_DEALS} uncertain deals, of few different amounts, and of amounts that are small multiples of a unit
 * (all sums of 200 deals of up to 100 units each are kept). Of other deals they come from a Fourier series of the
 * distribution function (H. Bohman, "Numerical inversions of characteristic functions", Scandinavian Actuarial Journal,
 * 1975), in which quantiles are within a millionth of a standard deviation unless few deals carry most of the variance.
 * Where most amounts are nearly multiples of one number, the function has steps; it is within a millionth of a
 * probability there, and at the very edge of a step within a hundred-thousandth. Where deals are rarely won, that none is
 * won, or one, or two of them, are steps too: the 4,096 likeliest revenues are kept by themselves, and what is left at
 * the edges of all others is below a ten-thousandth. Where probabilities are off, they may fall by that much as amounts
 * grow; quantiles never fall as probabilities grow.
 */
public sealed interface RevenueDistribution permits BoundedRevenue {

  /** Up to so many deals that are neither certain nor worthless, everything is exact. */
  int EXACT_DEALS = 40;

  /** Returns the distribution of what independent deals bring. */
  static RevenueDistribution of(OpenDeals deals) {
    return Revenues.ofIndependent(deals);
  }

  /** Returns the expected revenue in minor units: the sum of amount × probability. */
  double mean();

  /** Returns the variance in squared minor units: of independent deals, the sum of amount² · p · (1 − p). */
  double variance();

  /** Returns the third standardised moment; 0 if the revenue is certain. */
  double skewness();

  /** Returns the fourth standardised moment less 3, so 0 for a normal distribution or a certain revenue. */
  double excessKurtosis();

  /** Returns the least possible revenue. */
  long least();

  /** Returns the largest possible revenue. */
  long most();

  /** Returns the probability of a revenue of at most {@code amount}. */
  double cdf(long amount);

  /**
   * Returns the smallest revenue that is not exceeded with a probability of at least {@code p}.
   *
   * @throws IllegalArgumentException unless 0 &lt; p &lt; 1
   */
  long quantile(double p);

  default double standardDeviation() {
    return Math.sqrt(variance());
  }

  /** Returns the probability of a revenue of at least {@code target}. */
  default double reaching(long target) {
    return target <= least() ? 1 : 1 - cdf(target - 1);
  }

  default long p10() {
    return quantile(0.1);
  }

  default long p50() {
    return quantile(0.5);
  }

  default long p90() {
    return quantile(0.9);
  }
}
