package io.crmkit.forecast.distribution;

import java.util.List;

/**
 * The distribution of a few amounts enumerated plus a sum of many deals whose distribution function is a series: one
 * for all of the enumerated amounts, or one for each. Some values may be known by themselves.
 */
final class SeriesRevenue extends BoundedRevenue {

  private static final double TOLERANCE = 1e-9;

  private final long[] values;
  private final double[] cumulated;
  private final List<Part> parts;

  /** What the enumerated deals bring, how likely that is, and what the others bring then. */
  record Part(long value, double weight, FourierSeries rest) {}

  SeriesRevenue(Moments moments, UncertainDeals deals, List<Part> parts) {
    this(moments, deals, Atoms.NONE, parts);
  }

  /** The weights of some values and of the parts, together, sum to 1. */
  SeriesRevenue(Moments moments, UncertainDeals deals, Atoms values, List<Part> parts) {
    super(moments, deals);
    this.values = values.values();
    this.cumulated = values.cumulated();
    this.parts = List.copyOf(parts);
  }

  @Override
  double between(long amount) {
    long open = amount - least();
    int last = Atoms.lastAtMost(open, values);
    double sum = last < 0 ? 0 : cumulated[last];
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
