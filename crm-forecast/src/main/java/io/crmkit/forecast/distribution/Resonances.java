package io.crmkit.forecast.distribution;

import java.util.NavigableSet;
import java.util.TreeSet;

/**
 * Finds frequencies at which a characteristic function that had decayed comes back.
 *
 * <p>Where most amounts are nearly multiples of some number, such as 49.99, 99.99 and 149.99, all turn round together
 * where t is 2π through that number, and again at multiples of that: the distribution has steps. Euclid's algorithm on
 * pairs of amounts comes by that number, and few pairs do, as the function would not come back if many of many deals
 * were unlike the others.
 */
final class Resonances {

  private static final int MOST_PAIRS = 16;
  private static final int FEWEST_PAIRS = 4;
  private static final int DEALS_BY_PAIRS = 2048;
  private static final int EACH_MULTIPLE = 8;
  private static final int MOST_MULTIPLES = 256;
  private static final int MOST_HIDDEN = 8;
  private static final double SEEN = 1e-9;

  private final UncertainDeals deals;
  private final double period;
  private final int from;
  private final int most;
  private final NavigableSet<Integer> peaks = new TreeSet<>();

  private Resonances(UncertainDeals deals, double period, int from, int most) {
    this.deals = deals;
    this.period = period;
    this.from = from;
    this.most = most;
  }

  /**
   * Returns, ascending, the numbers of the terms at which the function is back: in a series with this period, behind
   * the term {@code from} and up to {@code most}.
   */
  static NavigableSet<Integer> of(UncertainDeals deals, double period, int from, int most) {
    Resonances resonances = new Resonances(deals, period, from, most);
    resonances.lookAt(deals.typical());
    long[] amounts = deals.amounts();
    int pairs = Math.max(FEWEST_PAIRS, Math.min(MOST_PAIRS, DEALS_BY_PAIRS / Math.max(1, amounts.length)));
    for (int k = 0; k < pairs && k + 1 < amounts.length; k++) {
      int i = (int) ((long) k * (amounts.length - 1) / pairs);
      resonances.lookAt(amounts[i], amounts[i + 1]);
    }
    return resonances.peaks;
  }

  private void lookAt(long one, long other) {
    long a = Math.max(one, other);
    long b = Math.min(one, other);
    while (b > 0 && period / b < most) {
      double unit = (double) b;
      lookAt(unit);
      lookAt(deals.fitted(unit));
      long rest = a % b;
      a = b;
      b = Math.min(rest, a - rest);
    }
  }

  private void lookAt(double unit) {
    double turn = period / unit;
    if (!peaks.contains((int) Math.round(turn))) {
      double end = (lastSeen(turn) + 0.5) * turn;
      for (double k = turn; k < Math.min(most, end); k += turn) {
        if (k > from) {
          peaks.add((int) Math.round(k));
        }
      }
    }
  }

  /** Looks at the first multiples of a frequency, and then at ever fewer; some may be hidden by the other deals. */
  private double lastSeen(double turn) {
    double seen = 0;
    double m = 1;
    double last = Math.min(MOST_MULTIPLES, most / turn);
    for (int hidden = 0; m < last && hidden < (seen == 0 ? 1 : MOST_HIDDEN); hidden++) {
      if (isSeen(m * turn)) {
        seen = m;
        hidden = -1;
      }
      m += Math.max(1, Math.floor(m / EACH_MULTIPLE));
    }
    return seen;
  }

  /** Terms are divided by their number. */
  private boolean isSeen(double k) {
    double enough = SEEN * k;
    return k < from || deals.turning(period / k, enough) > enough;
  }
}
