package io.crmkit.dedupe.table;

/**
 * Places in an array in the ascending order of its unsigned values, equal ones in their own order; a radix sort that
 * moves values along with their places, so that it reads in order.
 */
public final class LongOrder {

  private static final int DIGIT = 11;
  private static final int BUCKETS = 1 << DIGIT;
  private static final int DIGITS = (Long.SIZE + DIGIT - 1) / DIGIT;

  private LongOrder() {}

  /** Returns the places of the values, the smallest first. */
  public static int[] of(long[] values) {
    int[] order = new int[values.length];
    for (int i = 0; i < order.length; i++) {
      order[i] = i;
    }
    int[][] counts = counts(values, values.length);
    int[] otherOrder = new int[values.length];
    long[] sorted = values;
    long[] other = null;
    for (int digit = 0; digit < DIGITS; digit++) {
      if (!isOne(counts[digit], values.length)) {
        long[] into = other == null ? new long[values.length] : other;
        step(sorted, order, into, otherOrder, counts[digit], digit);
        other = sorted == values ? null : sorted; // the values themselves stay as they are
        sorted = into;
        int[] free = order;
        order = otherOrder;
        otherOrder = free;
      }
    }
    return order;
  }

  /** Puts the first values into the ascending order of unsigned numbers. */
  public static void sort(long[] values, int size) {
    int[][] counts = counts(values, size);
    long[] from = values;
    long[] into = new long[size];
    for (int digit = 0; digit < DIGITS; digit++) {
      if (!isOne(counts[digit], size)) {
        begin(counts[digit]);
        for (int i = 0; i < size; i++) {
          into[counts[digit][digit(from[i], digit)]++] = from[i];
        }
        long[] free = from;
        from = into;
        into = free;
      }
    }
    if (from != values) {
      System.arraycopy(from, 0, values, 0, size);
    }
  }

  private static int digit(long value, int digit) {
    return (int) (value >>> digit * DIGIT) & (BUCKETS - 1);
  }

  /** How many values have which digit, for each place of the digit. */
  private static int[][] counts(long[] values, int size) {
    int[][] counts = new int[DIGITS][BUCKETS];
    for (int i = 0; i < size; i++) {
      long value = values[i];
      for (int digit = 0; digit < DIGITS; digit++) {
        counts[digit][digit(value, digit)]++;
      }
    }
    return counts;
  }

  /** Whether all values have the same digit. */
  private static boolean isOne(int[] counts, int all) {
    for (int count : counts) {
      if (count > 0) {
        return count == all;
      }
    }
    return true;
  }

  /** Makes counts the places where their values begin. */
  private static void begin(int[] counts) {
    int start = 0;
    for (int bucket = 0; bucket < BUCKETS; bucket++) {
      int count = counts[bucket];
      counts[bucket] = start;
      start += count;
    }
  }

  private static void step(long[] values, int[] order, long[] into, int[] intoOrder, int[] counts, int digit) {
    begin(counts);
    for (int i = 0; i < values.length; i++) {
      int at = counts[digit(values[i], digit)]++;
      into[at] = values[i];
      intoOrder[at] = order[i];
    }
  }
}
