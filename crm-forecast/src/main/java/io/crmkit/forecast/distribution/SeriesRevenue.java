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

  /**
   * A series swings about the function that it stands for, and so may fall by as much as it is off. What it says is held
   * between what it says of the middles of intervals, from the widest to that of the amount itself: they are the same for
   * all amounts, so that none has less than a smaller one, and none is farther off than the series is somewhere.
   */
  @Override
  double between(long amount) {
    long below = least() - 1;
    long reached = most();
    double atLeast = 0;
    double atMost = 1;
    while (true) {
      long middle = middle(below, reached);
      double held = Math.max(atLeast, Math.min(atMost, bySeries(middle)));
      if (middle == amount) {
        return held;
      }
      if (middle < amount) {
        below = middle;
        atLeast = held;
      } else {
        reached = middle;
        atMost = held;
      }
    }
  }

  private double bySeries(long amount) {
    long open = amount - least();
    int last = Atoms.lastAtMost(open, values);
    double sum = last < 0 ? 0 : cumulated[last];
    for (Part part : parts) {
      sum += part.value() <= open ? part.weight() * part.rest().cdf(open - part.value()) : 0;
    }
    return sum;
  }

  /** Halves the same intervals for every probability, so that a larger one is never reached sooner. */
  @Override
  public long quantile(double p) {
    QuantileSearch.requireProbability(p);
    long unit = parts.get(0).rest().unit();
    long tolerance = unit > 1 ? 1 : Math.max(1, (long) (TOLERANCE * standardDeviation()));
    long below = least() - 1;
    long reached = most();
    while (reached - below > tolerance) {
      long middle = middle(below, reached);
      if (bySeries(middle) >= p) {
        reached = middle;
      } else {
        below = middle;
      }
    }
    return reached;
  }

  private static long middle(long below, long reached) {
    return below + (reached - below >>> 1);
  }
}
