package io.crmkit.dedupe.table;

import java.util.Arrays;

/**
 * Gives each different number a place, in the order in which they come: open addressing, linear probing (Knuth, volume
 * 3, 6.4, algorithm L). Most numbers that have none are told by a filter of one bit for each hash (Bloom 1970), which is
 * a small part of the table. Belongs to one thread.
 */
public final class LongPlaces {

  private static final int SLOTS = 256;
  private static final int BITS = 8; // of the filter for each slot
  private static final long MIX = 0x9E3779B97F4A7C15L;

  private long[] numbers = new long[SLOTS / 2];
  private int[] slots = new int[SLOTS];
  private long[] filter = new long[SLOTS * BITS / Long.SIZE];
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
      mark(number);
    }
    return slots[slot] - 1;
  }

  /** Returns the place of a number, or -1. */
  public int find(long number) {
    int hash = (int) (number * MIX >>> Long.SIZE - Integer.SIZE) & filter.length * Long.SIZE - 1;
    return (filter[hash >>> 6] >>> hash & 1) == 0 ? -1 : slots[slot(number)] - 1;
  }

  private void mark(long number) {
    int hash = (int) (number * MIX >>> Long.SIZE - Integer.SIZE) & filter.length * Long.SIZE - 1;
    filter[hash >>> 6] |= 1L << hash;
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
    filter = new long[slots.length / Long.SIZE * BITS];
    for (int place = 0; place < size; place++) {
      slots[slot(numbers[place])] = place + 1;
      mark(numbers[place]);
    }
  }
}
