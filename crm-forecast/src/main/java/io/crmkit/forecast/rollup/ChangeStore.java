package io.crmkit.forecast.rollup;

/**
 * What assumptions add to many cells, side by side: a count and two sums of 192 bits each.
 *
 * <p>An amount has 63 bits, a probability 14 and a factor 50, and there are less than 2³¹ deals: 158 bits hold every
 * sum, so that nothing overflows halfway through a change.
 */
final class ChangeStore {

  private static final int WIDTH = MeasureStore.WIDEST;
  private static final int AMOUNT = 1;
  private static final int WEIGHTED = 4;
  private static final int LIMBS = 3;

  private final long[] numbers;

  ChangeStore(int cells) {
    numbers = new long[Math.multiplyExact(cells, WIDTH)];
  }

  /** Adds a cell of {@code source} with its sums multiplied, and {@code times} its deals. */
  void addScaled(int cell, MeasureStore source, int from, int times, long amountFactor, long weightedFactor) {
    int at = cell * WIDTH;
    numbers[at] += times * source.deals(from);
    addProduct(at + AMOUNT, source.amountLow(from), source.amountHigh(from), amountFactor);
    addProduct(at + WEIGHTED, source.weightedLow(from), source.weightedHigh(from), weightedFactor);
  }

  /** Adds {@code factor} times the plain amount of a cell of {@code source} to the weighted amount. */
  void addWeightedFromAmount(int cell, MeasureStore source, int from, long factor) {
    addProduct(cell * WIDTH + WEIGHTED, source.amountLow(from), source.amountHigh(from), factor);
  }

  /** Adds one cell to another. */
  void add(int cell, int from) {
    int at = cell * WIDTH;
    int source = from * WIDTH;
    numbers[at] += numbers[source];
    add(at + AMOUNT, numbers[source + AMOUNT], numbers[source + AMOUNT + 1], numbers[source + AMOUNT + 2]);
    add(at + WEIGHTED, numbers[source + WEIGHTED], numbers[source + WEIGHTED + 1], numbers[source + WEIGHTED + 2]);
  }

  void clear(int cell) {
    int at = cell * WIDTH;
    for (int i = 0; i < WIDTH; i++) {
      numbers[at + i] = 0;
    }
  }

  Measures at(int cell, int amountScale, int weightedScale) {
    int at = cell * WIDTH;
    return Measures.of(numbers[at], Limbs.value(numbers, at + AMOUNT, LIMBS), amountScale,
        Limbs.value(numbers, at + WEIGHTED, LIMBS), weightedScale);
  }

  // (high · 2⁶⁴ + low) · factor, with low read as unsigned
  private void addProduct(int at, long low, long high, long factor) {
    long carried = Limbs.unsignedHigh(low, factor);
    long middle = carried + high * factor;
    long upper = Math.multiplyHigh(high, factor) + (carried >> 63)
        + (Long.compareUnsigned(middle, carried) < 0 ? 1 : 0);
    add(at, low * factor, middle, upper);
  }

  private void add(int at, long low, long middle, long high) {
    long first = numbers[at] + low;
    long carry = Long.compareUnsigned(first, low) < 0 ? 1 : 0;
    long second = numbers[at + 1] + middle;
    long more = Long.compareUnsigned(second, middle) < 0 ? 1 : 0;
    long carried = second + carry;
    more += Long.compareUnsigned(carried, second) < 0 ? 1 : 0;
    numbers[at] = first;
    numbers[at + 1] = carried;
    numbers[at + 2] += high + more;
  }
}
