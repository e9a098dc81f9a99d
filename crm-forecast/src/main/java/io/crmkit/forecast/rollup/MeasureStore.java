package io.crmkit.forecast.rollup;

import java.util.Arrays;

/**
 * The measures of many cells side by side: five numbers each, so that a cell is one line of the cache.
 *
 * <p>A store is a group under {@link #add}: what was added can be taken away again, bit for bit.
 */
final class MeasureStore {

  /** How many numbers a {@link ChangeStore} has for a cell, which is the most that any store has. */
  static final int WIDEST = 7;

  static final int MAX_CELLS = Integer.MAX_VALUE / WIDEST - 1;

  private static final int WIDTH = 5;
  private static final int AMOUNT = 1;
  private static final int WEIGHTED = 3;

  private long[] numbers;

  MeasureStore(int cells) {
    numbers = new long[Math.multiplyExact(cells, WIDTH)];
  }

  /** Makes room for {@code cells} cells; new ones are empty. */
  void reserve(int cells) {
    if (cells * WIDTH > numbers.length) {
      numbers = Arrays.copyOf(numbers, Math.max(cells, Math.min(MAX_CELLS, numbers.length / WIDTH * 2)) * WIDTH);
    }
  }

  /** Adds {@code deals} deals (minus one takes one away) of {@code amount} in all, at one probability. */
  void add(int cell, long deals, long amount, int basisPoints) {
    int at = cell * WIDTH;
    numbers[at] += deals;
    WideMath.add(numbers, at + AMOUNT, amount);
    WideMath.addProduct(numbers, at + WEIGHTED, amount, basisPoints);
  }

  /** Puts sums that are known and narrow in the place of whatever a cell said. */
  void set(int cell, long deals, long amount, long weighted) {
    int at = cell * WIDTH;
    numbers[at] = deals;
    numbers[at + AMOUNT] = amount;
    numbers[at + AMOUNT + 1] = amount >> 63;
    numbers[at + WEIGHTED] = weighted;
    numbers[at + WEIGHTED + 1] = weighted >> 63;
  }

  /** Adds a cell of {@code other}. */
  void add(int cell, MeasureStore other, int from) {
    int at = cell * WIDTH;
    int source = from * WIDTH;
    numbers[at] += other.numbers[source];
    WideMath.add(
        numbers, at + AMOUNT, other.numbers[source + AMOUNT], other.numbers[source + AMOUNT + 1]);
    WideMath.add(
        numbers, at + WEIGHTED, other.numbers[source + WEIGHTED], other.numbers[source + WEIGHTED + 1]);
  }

  /** Puts a cell of {@code other} in the place of whatever a cell said. */
  void set(int cell, MeasureStore other, int from) {
    System.arraycopy(other.numbers, from * WIDTH, numbers, cell * WIDTH, WIDTH);
  }

  /** Puts what a cell of {@code now} has more than one of {@code before} in the place of the first cell here. */
  void setDifference(MeasureStore now, int cell, MeasureStore before, int earlier) {
    int at = cell * WIDTH;
    int from = earlier * WIDTH;
    numbers[0] = now.numbers[at] - before.numbers[from];
    WideMath.setDifference(numbers, AMOUNT, now.numbers, at + AMOUNT, before.numbers, from + AMOUNT);
    WideMath.setDifference(numbers, WEIGHTED, now.numbers, at + WEIGHTED, before.numbers, from + WEIGHTED);
  }

  void clear(int cell) {
    Arrays.fill(numbers, cell * WIDTH, cell * WIDTH + WIDTH, 0);
  }

  void clearAll() {
    Arrays.fill(numbers, 0);
  }

  long deals(int cell) {
    return numbers[cell * WIDTH];
  }

  long amountLow(int cell) {
    return numbers[cell * WIDTH + AMOUNT];
  }

  long amountHigh(int cell) {
    return numbers[cell * WIDTH + AMOUNT + 1];
  }

  long weightedLow(int cell) {
    return numbers[cell * WIDTH + WEIGHTED];
  }

  long weightedHigh(int cell) {
    return numbers[cell * WIDTH + WEIGHTED + 1];
  }

  Measures at(int cell, int amountScale, int weightedScale) {
    int at = cell * WIDTH;
    return Measures.of(numbers[at], WideMath.at(numbers, at + AMOUNT), amountScale,
        WideMath.at(numbers, at + WEIGHTED), weightedScale);
  }

  /** Puts the first {@code cells} cells of {@code other} in the place of those here. */
  void copy(MeasureStore other, int cells) {
    System.arraycopy(other.numbers, 0, numbers, 0, cells * WIDTH);
  }

  /** Returns whether the first {@code cells} cells are the same, bit for bit. */
  boolean sameAs(MeasureStore other, int cells) {
    return Arrays.equals(numbers, 0, cells * WIDTH, other.numbers, 0, cells * WIDTH);
  }
}
