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
  private final List<Part> parts;

  /** What the enumerated deals bring, how likely that is, and what the others bring then. */
  record Part(long value, double weight, FourierSeries rest) {}

  SeriesRevenue(Moments moments, long certain, long total, List<Part> parts) {
    this.moments = moments;
    this.least = certain;
    this.most = certain + total;
    this.parts = List.copyOf(parts);
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
    for (Part part : parts) {
      sum += part.value() <= amount ? part.weight() * part.rest().cdf(amount - part.value()) : 0;
    }
    return Math.min(sum, 1);
  }

  @Override
  public long quantile(double p) {
    long unit = parts.get(0).rest().unit();
    long tolerance = unit > 1 ? 1 : Math.max(1, (long) (TOLERANCE * standardDeviation()));
    return QuantileSearch.of(this, p, tolerance);
  }
}
