package io.crmkit.forecast.rollup;

import java.util.Arrays;

/** The cells that have or had deals: the node of each axis for each, found by them in constant time. */
final class CellIndex {

  private static final int FREE = -1;

  private final long[] strides;
  private final int[] sizes;
  private final int[][] nodes;
  private long[] keys = new long[1024];
  private int[] slots = new int[4096];
  private int count;

  /**
   * @param sizes how many nodes each axis has
   * @throws ArithmeticException if there are more than 2⁶³ ways to take one node of each
   */
  CellIndex(int[] sizes) {
    this.sizes = sizes.clone();
    this.strides = new long[sizes.length];
    this.nodes = new int[sizes.length][keys.length];
    long stride = 1;
    for (int axis = sizes.length - 1; axis >= 0; axis--) {
      strides[axis] = stride;
      stride = Math.multiplyExact(stride, sizes[axis]);
    }
    Arrays.fill(slots, FREE);
  }

  int count() {
    return count;
  }

  /** Returns the cell at {@code at}, one node of each axis; a new cell if there was none. */
  int cell(int[] at) {
    long key = key(at);
    int slot = slot(key);
    return slots[slot] >= 0 ? slots[slot] : put(slot, key, at);
  }

  /** Returns the cell at {@code at}, a negative number if there is none. */
  int find(int[] at) {
    return slots[slot(key(at))];
  }

  /** Returns whether {@code cell} is at these nodes. */
  boolean isAt(int cell, int[] at) {
    return keys[cell] == key(at);
  }

  /** Returns the node of {@code axis} for each cell; the array may be longer. */
  int[] nodes(int axis) {
    return nodes[axis];
  }

  /**
   * Numbers the cells in the order of their nodes, the first axis before the others; returns the new number of each.
   */
  int[] sort() {
    long[] sorted = Arrays.copyOf(keys, count);
    Arrays.sort(sorted);
    int[] numbers = new int[count];
    int[][] before = new int[nodes.length][];
    for (int axis = 0; axis < nodes.length; axis++) {
      before[axis] = nodes[axis].clone();
    }
    for (int cell = 0; cell < count; cell++) {
      numbers[cell] = Arrays.binarySearch(sorted, keys[cell]);
      for (int axis = 0; axis < nodes.length; axis++) {
        nodes[axis][numbers[cell]] = before[axis][cell];
      }
    }
    System.arraycopy(sorted, 0, keys, 0, count);
    fillSlots();
    return numbers;
  }

  /** Gives the nodes of an axis other numbers; the cells keep theirs. */
  void renumber(int axis, int[] numbers) {
    for (int cell = 0; cell < count; cell++) {
      int before = nodes[axis][cell];
      nodes[axis][cell] = numbers[before];
      keys[cell] += (numbers[before] - before) * strides[axis];
    }
    fillSlots();
  }

  private long key(int[] at) {
    if (at.length != sizes.length) {
      throw new IllegalArgumentException(
          "a cell has one node of each of %d axes but %d were given".formatted(sizes.length, at.length));
    }
    long key = 0;
    for (int axis = 0; axis < sizes.length; axis++) {
      if (at[axis] < 0 || at[axis] >= sizes[axis]) {
        throw new IllegalArgumentException(
            "axis %d has the nodes 0 to %d but not %d".formatted(axis, sizes[axis] - 1, at[axis]));
      }
      key += at[axis] * strides[axis];
    }
    return key;
  }

  private int slot(long key) {
    int mask = slots.length - 1;
    int slot = (int) (key * 0x9E3779B97F4A7C15L >>> 33) & mask;
    while (slots[slot] >= 0 && keys[slots[slot]] != key) {
      slot = slot + 1 & mask;
    }
    return slot;
  }

  private int put(int slot, long key, int[] at) {
    if (count == MeasureStore.MAX_CELLS) {
      throw new IllegalStateException("a cube holds at most %d cells".formatted(count));
    }
    if (count == keys.length) {
      reserve(count * 2);
    }
    keys[count] = key;
    for (int axis = 0; axis < at.length; axis++) {
      nodes[axis][count] = at[axis];
    }
    slots[slot] = count++;
    if (count > slots.length / 4) {
      spread();
    }
    return count - 1;
  }

  private void reserve(int cells) {
    keys = Arrays.copyOf(keys, cells);
    for (int axis = 0; axis < nodes.length; axis++) {
      nodes[axis] = Arrays.copyOf(nodes[axis], cells);
    }
  }

  private void spread() {
    slots = new int[slots.length * 4];
    fillSlots();
  }

  private void fillSlots() {
    Arrays.fill(slots, FREE);
    for (int cell = 0; cell < count; cell++) {
      slots[slot(keys[cell])] = cell;
    }
  }
}
