package io.crmkit.dedupe.table;

import java.util.Arrays;

/** Places in an array in the ascending order of its unsigned values, equal ones in their own order; a radix sort. */
public final class LongOrder {

  private static final int DIGIT = 11;
  private static final int BUCKETS = 1 << DIGIT;

  private LongOrder() {}

  /** Returns the places of the values, the smallest first. */
  public static int[] of(long[] values) {
    int[] order = new int[values.length];
    for (int i = 0; i < order.length; i++) {
      order[i] = i;
    }
    int[] other = new int[values.length];
    for (int shift = 0; shift < Long.SIZE; shift += DIGIT) {
      if (step(values, order, other, shift)) {
        int[] free = order;
        order = other;
        other = free;
      }
    }
    return order;
  }

  /** Sorts by one digit; does nothing if all values have the same. */
  private static boolean step(long[] values, int[] order, int[] into, int shift) {
    int[] starts = new int[BUCKETS + 1];
    for (long value : values) {
      starts[(int) (value >>> shift & (BUCKETS - 1)) + 1]++;
    }
    if (Arrays.stream(starts).anyMatch(count -> count == values.length)) {
      return false;
    }
    for (int i = 0; i < BUCKETS; i++) {
      starts[i + 1] += starts[i];
    }
    for (int place : order) {
      into[starts[(int) (values[place] >>> shift & (BUCKETS - 1))]++] = place;
    }
    return true;
  }
}
