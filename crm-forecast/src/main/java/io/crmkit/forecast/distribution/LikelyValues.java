package io.crmkit.forecast.distribution;

import io.crmkit.forecast.distribution.FourierSeries.Case;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.PriorityQueue;

/**
 * The likeliest values of a sum of deals: of deals that are rarely won that nothing is won, or one of them, or two.
 *
 * <p>They are steps that no series shows, however many terms it has; what is left without them is smooth. Deals of equal
 * amounts are counted. From each outcome those follow that differ by one count and are less likely, so that a queue
 * has the likeliest first and few others are looked at (E. Lawler, "A procedure for computing the K best solutions to
 * discrete optimization problems", Management Science 18, 1972).
 */
final class LikelyValues {

  private static final int MOST = 1 << 12;
  private static final double UNLIKELY = 1e-10;

  private final List<RankedCounts> counts = new ArrayList<>();
  private final PriorityQueue<Outcome> next = new PriorityQueue<>(Comparator.comparingDouble(each -> -each.weight));

  /** Counts that are not the likeliest; {@code last} is the last amount of such a count, and {@code place} is its own. */
  private record Outcome(double weight, long value, int last, int place) {}

  private LikelyValues(Case one, Integer[] ascending) {
    double weight = one.weight();
    long value = 0;
    for (RankedCounts each : RankedCounts.of(one.deals(), ascending)) {
      weight *= each.weight(0);
      value += each.value(0);
      if (each.size() > 1) {
        counts.add(each);
      }
    }
    counts.sort(Comparator.comparingDouble(each -> -each.odds(1)));
    offer(new Outcome(weight, value, -1, 0));
  }

  /** Returns values and how likely they are in these cases; a little may be missing. */
  static Atoms of(List<Case> cases) {
    long[] amounts = cases.get(0).deals().amounts();
    Integer[] ascending = new Integer[amounts.length];
    Arrays.setAll(ascending, i -> i);
    Arrays.sort(ascending, Comparator.comparingLong(i -> amounts[i]));
    Atoms found = Atoms.NONE;
    for (Case each : cases) {
      found = found.and(new LikelyValues(each, ascending).likeliest());
    }
    return found.likeliest(MOST);
  }

  private Atoms likeliest() {
    long[] values = new long[MOST];
    double[] weights = new double[MOST];
    int size = 0;
    while (!next.isEmpty() && size < MOST) {
      Outcome outcome = next.remove();
      values[size] = outcome.value;
      weights[size++] = outcome.weight;
      offerThoseAfter(outcome);
    }
    return Atoms.of(Arrays.copyOf(values, size), Arrays.copyOf(weights, size));
  }

  /** Each outcome comes after one other: another count of the last amount, or the next amount besides or instead. */
  private void offerThoseAfter(Outcome outcome) {
    int last = outcome.last;
    int place = outcome.place;
    if (last >= 0 && place + 1 < counts.get(last).size()) {
      offer(changed(changed(outcome, last, place, 0), last, 0, place + 1));
    }
    if (last + 1 < counts.size()) {
      offer(changed(outcome, last + 1, 0, 1));
      if (place == 1) {
        offer(changed(changed(outcome, last, 1, 0), last + 1, 0, 1));
      }
    }
  }

  private Outcome changed(Outcome outcome, int amount, int from, int to) {
    RankedCounts of = counts.get(amount);
    return new Outcome(outcome.weight * (of.odds(to) / of.odds(from)), outcome.value + of.value(to) - of.value(from),
        amount, to);
  }

  private void offer(Outcome outcome) {
    if (outcome.weight > UNLIKELY) {
      next.add(outcome);
    }
  }
}
