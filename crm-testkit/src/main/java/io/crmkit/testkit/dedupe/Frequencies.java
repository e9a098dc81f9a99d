package io.crmkit.testkit.dedupe;

import java.util.Arrays;
import java.util.List;

/**
 * Things of which the first is the most frequent: the weight of the one at rank r is 1 / (r + 8), after Mandelbrot's
 * form of Zipf's law, which the frequencies of names follow closely.
 */
record Frequencies<T>(List<T> entries, Cumulative weights) {

  private static final int SCALE = 1_000_000;
  private static final int SHIFT = 8;

  static <T> Frequencies<T> of(List<T> entries) {
    return new Frequencies<>(List.copyOf(entries), Cumulative.of(entries.size()));
  }

  T draw(Draws draws) {
    return entries.get(weights.indexOf(draws.below(weights.total())));
  }

  /** The sums of the weights up to each rank. */
  static final class Cumulative {

    private final int[] sums;

    private Cumulative(int[] sums) {
      this.sums = sums;
    }

    private static Cumulative of(int size) {
      int[] sums = new int[size];
      int sum = 0;
      for (int rank = 0; rank < size; rank++) {
        sum += SCALE / (rank + SHIFT);
        sums[rank] = sum;
      }
      return new Cumulative(sums);
    }

    private int total() {
      return sums[sums.length - 1];
    }

    private int indexOf(int drawn) {
      int found = Arrays.binarySearch(sums, drawn);
      return found >= 0 ? found + 1 : -found - 1;
    }
  }
}
