package io.crmkit.forecast.distribution;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;

/** How many deals of one amount are won, the likeliest number first. */
final class RankedCounts {

  private final long amount;
  private final int[] won;
  private final WonCount count;

  private RankedCounts(long amount, WonCount count) {
    this.amount = amount;
    this.count = count;
    double[] weights = count.weights();
    this.won = weights.length == 2 ? inOrder(weights) : sorted(weights);
  }

  /** Returns the counts of each amount, which come in the given order. */
  static List<RankedCounts> of(UncertainDeals deals, Integer[] ascending) {
    List<RankedCounts> counts = new ArrayList<>();
    for (int from = 0, to; from < ascending.length; from = to) {
      long amount = deals.amounts()[ascending[from]];
      to = from + 1;
      while (to < ascending.length && deals.amounts()[ascending[to]] == amount) {
        to++;
      }
      double[] probabilities = Arrays.stream(ascending, from, to).mapToDouble(i -> deals.probabilities()[i]).toArray();
      counts.add(new RankedCounts(amount, WonCount.of(probabilities)));
    }
    return counts;
  }

  private static int[] inOrder(double[] two) {
    return two[0] >= two[1] ? new int[] {0, 1} : new int[] {1, 0};
  }

  private static int[] sorted(double[] weights) {
    Integer[] order = new Integer[weights.length];
    Arrays.setAll(order, i -> i);
    Arrays.sort(order, Comparator.comparingDouble(i -> -weights[i]));
    return Arrays.stream(order).mapToInt(i -> i).toArray();
  }

  int size() {
    return won.length;
  }

  double weight(int place) {
    return count.weights()[won[place]];
  }

  double odds(int place) {
    return weight(place) / weight(0);
  }

  long value(int place) {
    return amount * (count.first() + won[place]);
  }
}
