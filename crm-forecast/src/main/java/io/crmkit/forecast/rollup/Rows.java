package io.crmkit.forecast.rollup;

import java.util.Arrays;
import java.util.Objects;

/**
 * Deals by column, those of one cell side by side: 18 bytes each.
 *
 * <p>A new deal goes to the end, where the deals are in no order, and so does one that moves to another cell and leaves
 * a hole behind; when a quarter of them is there, all are put in order again. So each costs constant time on average.
 */
final class Rows {

  private static final short HOLE = -1;
  private static final int GONE = -1;
  private static final int WEIGHTED = 1;
  private static final int FEW = 1024;

  private final CellIndex cells;
  private final MeasureStore scanned = new MeasureStore(1);
  private long[] amounts;
  private short[] basisPoints;
  // the slot and the cell of each deal: read together, so that they come in one line of the cache
  private long[] places;
  private int[] offsets = {0};
  private int[] holes = {};
  private int[] cellOfLoose = {};
  private int deals;
  private int slots;
  private long largest = 1;
  private boolean loading = true;

  Rows(CellIndex cells, int capacity) {
    this.cells = cells;
    amounts = new long[capacity];
    basisPoints = new short[capacity];
    places = new long[capacity];
  }

  /** Returns how many deals there are or were. */
  int deals() {
    return deals;
  }

  /**
   * Returns whether a deal was removed.
   *
   * @throws IndexOutOfBoundsException if there is no such deal
   */
  boolean isGone(int deal) {
    return slot(deal) == GONE;
  }

  /**
   * Returns the cell of a deal, the last one if it was removed.
   *
   * @throws IndexOutOfBoundsException if there is no such deal
   */
  int cell(int deal) {
    return (int) places[known(deal)];
  }

  private int slot(int deal) {
    return (int) (places[known(deal)] >> Integer.SIZE);
  }

  // there is room for more deals than there are, and what stands there is the place of the first
  private int known(int deal) {
    return Objects.checkIndex(deal, deals);
  }

  private void place(int deal, int slot, int cell) {
    places[deal] = (long) slot << Integer.SIZE | cell;
  }

  long amount(int deal) {
    return amounts[slot(deal)];
  }

  int basisPoints(int deal) {
    return basisPoints[slot(deal)];
  }

  /**
   * Reads deals that are about to change. Reads that do not wait for each other go to memory side by side; a change of
   * one deal waits for its place, then for its amount, and the next one for both.
   */
  void fetch(Changes changes, int from, int to) {
    int known = 0;
    for (int i = from; i < to; i++) {
      known = Math.max(known, cell(changes.deal(i)));
    }
    long most = Math.min(largest, known);
    for (int i = from; i < to; i++) {
      int slot = Math.max(0, slot(changes.deal(i)));
      most = Math.max(most, amounts[slot] + (basisPoints[slot] >> Short.SIZE));
    }
    // no amount is larger, so nothing changes: it is there so that the reading is not left out
    largest = Math.max(largest, most);
  }

  /** Adds a deal and returns its number. */
  int add(int cell, long amount, int probability) {
    if (deals == places.length) {
      places = Arrays.copyOf(places, Math.max(16, deals + (deals >> 1)));
    }
    append(deals++, cell, amount, probability);
    restoreOrder();
    return deals - 1;
  }

  void change(int deal, int cell, long amount, int probability) {
    if (cell(deal) != cell || isGone(deal)) {
      remove(deal);
      append(deal, cell, amount, probability);
      restoreOrder();
      return;
    }
    int slot = slot(deal);
    amounts[slot] = amount;
    basisPoints[slot] = (short) probability;
    largest = Math.max(largest, Math.abs(amount));
  }

  void remove(int deal) {
    int slot = slot(deal);
    if (slot == GONE) {
      return;
    }
    amounts[slot] = 0;
    basisPoints[slot] = HOLE;
    place(deal, GONE, cell(deal));
    if (slot < clustered()) {
      holes[cell(deal)]++;
    }
  }

  private void restoreOrder() {
    if (!loading && loose() > Math.max(FEW, slots / 4)) {
      cluster();
    }
  }

  /** Takes over new numbers of all cells. */
  void renumber(int[] numbers) {
    for (int deal = 0; deal < deals; deal++) {
      place(deal, slot(deal), numbers[cell(deal)]);
    }
  }

  /** Puts the deals of each cell side by side, in the order of their numbers; ends the loading. */
  void cluster() {
    loading = false;
    int[] next = new int[cells.count() + 1];
    for (int deal = 0; deal < deals; deal++) {
      if (!isGone(deal)) {
        next[cell(deal) + 1]++;
      }
    }
    for (int cell = 0; cell < cells.count(); cell++) {
      next[cell + 1] += next[cell];
    }
    offsets = next.clone();
    holes = new int[cells.count()];
    cellOfLoose = new int[0];
    slots = offsets[cells.count()];
    move(next);
  }

  private void move(int[] next) {
    long[] ordered = new long[slots];
    short[] orderedPoints = new short[slots];
    for (int deal = 0; deal < deals; deal++) {
      int from = slot(deal);
      if (from != GONE) {
        int to = next[cell(deal)]++;
        ordered[to] = amounts[from];
        orderedPoints[to] = basisPoints[from];
        place(deal, to, cell(deal));
      }
    }
    amounts = ordered;
    basisPoints = orderedPoints;
  }

  /** Sums all deals up by cell, from the rows alone, into a store of its own that the next scan uses again. */
  MeasureStore scan() {
    MeasureStore sums = scanned();
    long narrow = Long.MAX_VALUE / 10_000 / largest;
    for (int cell = 0; cell < offsets.length - 1; cell++) {
      int from = offsets[cell];
      int to = offsets[cell + 1];
      if (to - from <= narrow) {
        scanNarrow(sums, cell, from, to);
      } else {
        scanWide(sums, cell, from, to, WEIGHTED);
      }
    }
    return withLoose(sums, WEIGHTED);
  }

  /** As {@link #scan}, without the weighted amounts. */
  MeasureStore scanAmounts() {
    MeasureStore sums = scanned();
    long narrow = Long.MAX_VALUE / largest;
    for (int cell = 0; cell < offsets.length - 1; cell++) {
      int from = offsets[cell];
      int to = offsets[cell + 1];
      if (to - from <= narrow) {
        sums.set(cell, to - from - holes[cell], sum(amounts, from, to), 0);
      } else {
        scanWide(sums, cell, from, to, 0);
      }
    }
    return withLoose(sums, 0);
  }

  private MeasureStore scanned() {
    scanned.reserve(cells.count());
    for (int cell = offsets.length - 1; cell < cells.count(); cell++) {
      scanned.clear(cell);
    }
    return scanned;
  }

  // four sums side by side do not wait for each other
  private static long sum(long[] amounts, int from, int to) {
    long a = 0;
    long b = 0;
    long c = 0;
    long d = 0;
    int slot = from;
    for (; slot < to - 3; slot += 4) {
      a += amounts[slot];
      b += amounts[slot + 1];
      c += amounts[slot + 2];
      d += amounts[slot + 3];
    }
    for (; slot < to; slot++) {
      a += amounts[slot];
    }
    return a + b + c + d;
  }

  // so few and so small that 64 bits hold their sum
  private void scanNarrow(MeasureStore sums, int cell, int from, int to) {
    long amount = 0;
    long weighted = 0;
    for (int slot = from; slot < to; slot++) {
      amount += amounts[slot];
      weighted += amounts[slot] * basisPoints[slot];
    }
    sums.set(cell, to - from - holes[cell], amount, weighted);
  }

  private void scanWide(MeasureStore sums, int cell, int from, int to, int weight) {
    sums.clear(cell);
    for (int slot = from; slot < to; slot++) {
      addSlot(sums, cell, slot, weight);
    }
  }

  private MeasureStore withLoose(MeasureStore sums, int weight) {
    for (int slot = clustered(); slot < slots; slot++) {
      addSlot(sums, cellOfLoose[slot - clustered()], slot, weight);
    }
    return sums;
  }

  private void addSlot(MeasureStore sums, int cell, int slot, int weight) {
    if (basisPoints[slot] != HOLE) {
      sums.add(cell, 1, amounts[slot], basisPoints[slot] * weight);
    }
  }

  /** Returns how many places are taken by deals in no order. */
  int loose() {
    return slots - clustered();
  }

  private int clustered() {
    return offsets[offsets.length - 1];
  }

  private void append(int deal, int cell, long amount, int probability) {
    if (slots == amounts.length) {
      int capacity = Math.max(16, slots + (slots >> 1));
      amounts = Arrays.copyOf(amounts, capacity);
      basisPoints = Arrays.copyOf(basisPoints, capacity);
    }
    if (!loading) {
      int loose = loose();
      cellOfLoose = loose < cellOfLoose.length ? cellOfLoose : Arrays.copyOf(cellOfLoose, Math.max(FEW, loose * 2));
      cellOfLoose[loose] = cell;
    }
    amounts[slots] = amount;
    basisPoints[slots] = (short) probability;
    place(deal, slots++, cell);
    largest = Math.max(largest, Math.abs(amount));
  }
}
