package io.crmkit.forecast.distribution;

/** What every distribution has, however it comes to its probabilities: moments, and a least and a largest revenue. */
abstract sealed class BoundedRevenue implements RevenueDistribution permits ExactRevenue, MixedRevenue, SeriesRevenue {

  private final Moments moments;
  private final long least;
  private final long most;

  BoundedRevenue(Moments moments, UncertainDeals deals) {
    this.moments = moments;
    this.least = deals.certain();
    this.most = deals.certain() + deals.total();
  }

  /** Returns the probability of at most {@code amount}, which is not below the least and below the largest revenue. */
  abstract double between(long amount);

  @Override
  public final double mean() {
    return moments.mean();
  }

  @Override
  public final double variance() {
    return moments.variance();
  }

  @Override
  public final double skewness() {
    return moments.skewness();
  }

  @Override
  public final double excessKurtosis() {
    return moments.excessKurtosis();
  }

  @Override
  public final long least() {
    return least;
  }

  @Override
  public final long most() {
    return most;
  }

  @Override
  public final double cdf(long amount) {
    if (amount < least) {
      return 0;
    }
    return amount >= most ? 1 : Math.min(between(amount), 1);
  }
}
