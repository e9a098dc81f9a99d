package io.crmkit.forecast.distribution;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Deals sorted into a few amounts, as those of a price list are, and how many of each are won.
 */
final class EqualAmounts {

  private static final int MOST = 12;

  private final long[] amounts;
  private final List<WonCount> counts;

  EqualAmounts(long[] amounts, List<WonCount> counts) {
    this.amounts = amounts;
    this.counts = counts;
  }

  long[] amounts() {
    return amounts;
  }

  List<WonCount> counts() {
    return counts;
  }

  /** Returns null if there are more than {@value #MOST} different amounts. */
  static @Nullable EqualAmounts of(UncertainDeals deals) {
    long[] amounts = new long[MOST];
    int[] sizes = new int[MOST];
    int[] groups = new int[deals.size()];
    int different = 0;
    for (int i = 0; i < deals.size(); i++) {
      int group = 0;
      while (group < different && amounts[group] != deals.amounts()[i]) {
        group++;
      }
      if (group == MOST) {
        return null;
      }
      different = Math.max(different, group + 1);
      amounts[group] = deals.amounts()[i];
      groups[i] = group;
      sizes[group]++;
    }
    List<WonCount> counts = new ArrayList<>();
    for (int group = 0; group < different; group++) {
      counts.add(count(deals, groups, group, sizes[group]));
    }
    return new EqualAmounts(amounts, counts);
  }

  private static WonCount count(UncertainDeals deals, int[] groups, int group, int size) {
    double[] probabilities = new double[size];
    for (int i = 0, k = 0; i < groups.length; i++) {
      if (groups[i] == group) {
        probabilities[k++] = deals.probabilities()[i];
      }
    }
    return WonCount.of(probabilities);
  }
}
