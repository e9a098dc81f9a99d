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

  /**
   * A series swings about the function that it stands for, and so may fall by as much as it is off. The same intervals are
   * halved for every probability, so that a larger one is not reached sooner for all that.
   */
  @Override
  public long quantile(double p) {
    QuantileSearch.requireProbability(p);
    long unit = parts.get(0).rest().unit();
    long tolerance = unit > 1 ? 1 : Math.max(1, (long) (TOLERANCE * standardDeviation()));
    long below = least() - 1;
    long reached = most();
    while (reached - below > tolerance) {
      long middle = below + (reached - below >>> 1);
      if (cdf(middle) >= p) {
        reached = middle;
      } else {
        below = middle;
      }
    }
    return reached;
  }
}
