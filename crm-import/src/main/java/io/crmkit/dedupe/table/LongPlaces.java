package io.crmkit.dedupe.table;

import java.util.Arrays;

/**
 * Gives each different number a place, in the order in which they come: open addressing, linear probing (Knuth, volume
 * 3, 6.4, algorithm L). Belongs to one thread.
 */
public final class LongPlaces {

  private static final int SLOTS = 256;
  private static final long MIX = 0x9E3779B97F4A7C15L;

  private long[] numbers = new long[SLOTS / 2];
  private int[] slots = new int[SLOTS];
  private int size;

  /** Returns the place of a number, which is a new one if it is not there yet. */
  public int add(long number) {
    int slot = slot(number);
    if (slots[slot] == 0) {
      if (size == numbers.length) {
        grow();
        slot = slot(number);
      }
      numbers[size++] = number;
      slots[slot] = size;
    }
    return slots[slot] - 1;
  }

  /** Returns the place of a number, or -1. */
  public int find(long number) {
    return slots[slot(number)] - 1;
  }

  public int size() {
    return size;
  }

  /** Returns the numbers at their places. */
  public long[] numbers() {
    return Arrays.copyOf(numbers, size);
  }

  private int slot(long number) {
    int mask = slots.length - 1;
    long mixed = number * MIX;
    int slot = (int) (mixed ^ mixed >>> 32) & mask;
    while (slots[slot] != 0 && numbers[slots[slot] - 1] != number) {
      slot = slot + 1 & mask;
    }
    return slot;
  }

  private void grow() {
    numbers = Arrays.copyOf(numbers, size * 2);
    slots = new int[slots.length * 2];
    for (int place = 0; place < size; place++) {
      slots[slot(numbers[place])] = place + 1;
    }
  }
}
