package io.crmkit.dedupe.learn;

import io.crmkit.dedupe.table.LongOrder;
import java.util.Arrays;

/** Different outcomes of comparisons, in ascending order, and how many pairs of rows have each. */
public final class Patterns {

  private final long[] levels;
  private final double[] pairs;

  private Patterns(long[] levels, double[] pairs) {
    this.levels = levels;
    this.pairs = pairs;
  }

  /**
   * Counts outcomes.
   *
   * @param levels of each comparison
   * @param pairs how many pairs of rows each comparison stands for
   */
  public static Patterns of(long[] levels, double[] pairs) {
    int[] order = LongOrder.of(levels);
    long[] different = new long[levels.length];
    double[] counts = new double[levels.length];
    int size = 0;
    for (int place : order) {
      if (size == 0 || different[size - 1] != levels[place]) {
        different[size++] = levels[place];
      }
      counts[size - 1] += pairs[place];
    }
    return new Patterns(Arrays.copyOf(different, size), Arrays.copyOf(counts, size));
  }

  /** Returns the place of an outcome that was counted. */
  int place(long outcome) {
    return Arrays.binarySearch(levels, outcome);
  }

  int size() {
    return levels.length;
  }

  long levels(int pattern) {
    return levels[pattern];
  }

  double pairs(int pattern) {
    return pairs[pattern];
  }
}
