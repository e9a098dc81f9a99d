package io.crmkit.forecast.distribution;

import java.util.List;

/**
 * The distribution of a few amounts enumerated plus a sum of many deals whose distribution function is a series: one
 * for all of the enumerated amounts, or one for each.
 */
final class SeriesRevenue implements RevenueDistribution {

  private static final double TOLERANCE = 1e-9;

  private final Moments moments;
  private final long least;
  private final long most;
  private final Atoms outcomes;
  private final List<FourierSeries> series;

  SeriesRevenue(Moments moments, long certain, long total, Atoms outcomes, List<FourierSeries> series) {
    this.moments = moments;
    this.least = certain;
    this.most = certain + total;
    this.outcomes = outcomes;
    this.series = series;
  }

  @Override
  public double mean() {
    return moments.mean();
  }

  @Override
  public double variance() {
    return moments.variance();
  }

  @Override
  public double skewness() {
    return moments.skewness();
  }

  @Override
  public double excessKurtosis() {
    return moments.excessKurtosis();
  }

  @Override
  public long least() {
    return least;
  }

  @Override
  public long most() {
    return most;
  }

  @Override
  public double cdf(long amount) {
    if (amount < least) {
      return 0;
    }
    return amount >= most ? 1 : between(amount - least);
  }

  private double between(long amount) {
    double sum = 0;
    for (int i = 0; i < outcomes.size() && outcomes.values()[i] <= amount; i++) {
      sum += outcomes.weights()[i] * series.get(series.size() == 1 ? 0 : i).cdf(amount - outcomes.values()[i]);
    }
    return Math.min(sum, 1);
  }

  @Override
  public long quantile(double p) {
    long unit = series.get(0).unit();
    long tolerance = unit > 1 ? 1 : Math.max(1, (long) (TOLERANCE * standardDeviation()));
    return QuantileSearch.of(this, p, tolerance);
  }
}
