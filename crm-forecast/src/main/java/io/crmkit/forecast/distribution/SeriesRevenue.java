package io.crmkit.forecast.distribution;

import java.util.List;

/**
 * The distribution of a few amounts enumerated plus a sum of many deals whose distribution function is a series: one
 * for all of the enumerated amounts, or one for each.
 */
final class SeriesRevenue extends BoundedRevenue {

  private static final double TOLERANCE = 1e-9;

  private final List<Part> parts;

  /** What the enumerated deals bring, how likely that is, and what the others bring then. */
  record Part(long value, double weight, FourierSeries rest) {}

  SeriesRevenue(Moments moments, long certain, long total, List<Part> parts) {
    super(moments, certain, certain + total);
    this.parts = List.copyOf(parts);
  }

  @Override
  double between(long amount) {
    long open = amount - least();
    double sum = 0;
    for (Part part : parts) {
      sum += part.value() <= open ? part.weight() * part.rest().cdf(open - part.value()) : 0;
    }
    return sum;
  }

  @Override
  public long quantile(double p) {
    long unit = parts.get(0).rest().unit();
    long tolerance = unit > 1 ? 1 : Math.max(1, (long) (TOLERANCE * standardDeviation()));
    return QuantileSearch.of(this, p, tolerance);
  }
}
