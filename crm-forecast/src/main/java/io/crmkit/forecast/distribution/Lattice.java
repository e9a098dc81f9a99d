package io.crmkit.forecast.distribution;

import io.crmkit.forecast.distribution.FourierSeries.Case;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The probabilities of all sums of deals whose amounts are small multiples of a unit: deal after deal is added to every
 * sum there is so far.
 *
 * <p>Nothing but rounding keeps such a distribution from being exact, where a series would be cut off: few deals of a
 * few units each have jumps that no small number of terms shows.
 */
final class Lattice {

  private static final double MOST_STEPS = 1 << 21;

  /** A mixture takes longer by any other way, too. */
  private static final double MOST_STEPS_OF_MIXTURE = 1 << 26;
  private static final double UNLIKELY = 1e-40;

  private final long[] amounts;
  private double[] weights;
  private double[] more;
  private int from;
  private int to;

  private Lattice(UncertainDeals deals, long unit, int cells) {
    this.amounts = Arrays.stream(deals.amounts()).map(amount -> amount / unit).toArray();
    this.weights = new double[cells];
    this.more = new double[cells];
  }

  /** Returns the distribution of deals that are in one of these cases; null if there are too many sums. */
  static @Nullable ExactRevenue of(List<Case> cases, Moments moments) {
    UncertainDeals deals = cases.get(0).deals();
    long unit = deals.unit();
    // divided as whole numbers: a double may be a unit short of a large total
    long sums = deals.total() / unit + 1;
    double steps = (double) sums * deals.size() * cases.size() / 2;
    if (steps > (cases.size() == 1 ? MOST_STEPS : MOST_STEPS_OF_MIXTURE)) {
      return null;
    }
    Lattice lattice = new Lattice(deals, unit, (int) sums);
    double[] mixed = new double[(int) sums];
    for (Case each : cases) {
      lattice.add(each.deals().probabilities());
      for (int i = lattice.from; i <= lattice.to; i++) {
        mixed[i] += each.weight() * lattice.weights[i];
      }
    }
    return new ExactRevenue(moments, deals, Atoms.ZERO, atoms(mixed, unit));
  }

  private void add(double[] probabilities) {
    Arrays.fill(weights, 0);
    weights[0] = 1;
    from = 0;
    to = 0;
    for (int i = 0; i < amounts.length; i++) {
      add((int) amounts[i], probabilities[i]);
    }
  }

  /** Writes into the other array, so that the loops are ones over neighbours, which run several sums at a time. */
  private void add(int amount, double p) {
    Arrays.fill(more, to + 1, to + amount + 1, 0);
    for (int i = from; i <= to; i++) {
      more[i] = weights[i] * (1 - p);
    }
    for (int i = from; i <= to; i++) {
      more[i + amount] += weights[i] * p;
    }
    double[] spare = weights;
    weights = more;
    more = spare;
    to += amount;
    forgetUnlikely();
  }

  /** Products of many small probabilities would end as numbers that a processor is slow with. */
  private void forgetUnlikely() {
    while (weights[from] < UNLIKELY) {
      from++;
    }
    while (weights[to] < UNLIKELY) {
      to--;
    }
  }

  /** Returns the sums that can be reached. */
  private static Atoms atoms(double[] weights, long unit) {
    long[] values = new long[weights.length];
    double[] likely = new double[weights.length];
    int size = 0;
    for (int i = 0; i < weights.length; i++) {
      if (weights[i] > 0) {
        values[size] = i * unit;
        likely[size++] = weights[i];
      }
    }
    return new Atoms(Arrays.copyOf(values, size), Arrays.copyOf(likely, size));
  }
}
