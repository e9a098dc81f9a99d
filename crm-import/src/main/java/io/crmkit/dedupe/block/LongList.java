package io.crmkit.dedupe.block;

import java.util.Arrays;

/** Numbers that are added one after the other. */
final class LongList {

  private long[] numbers = new long[16];
  private int size;

  void add(long number) {
    if (size == numbers.length) {
      numbers = Arrays.copyOf(numbers, size * 2);
    }
    numbers[size++] = number;
  }

  int size() {
    return size;
  }

  long get(int place) {
    return numbers[place];
  }

  boolean has(long number) {
    for (int i = 0; i < size; i++) {
      if (numbers[i] == number) {
        return true;
      }
    }
    return false;
  }

  void clear() {
    size = 0;
  }

  /** Returns the different numbers in ascending order. */
  long[] distinct() {
    if (size <= 1) {
      return Arrays.copyOf(numbers, size);
    }
    long[] sorted = Arrays.copyOf(numbers, size);
    Arrays.sort(sorted);
    int kept = 0;
    for (int i = 0; i < size; i++) {
      if (i == 0 || sorted[i] != sorted[i - 1]) {
        sorted[kept++] = sorted[i];
      }
    }
    return Arrays.copyOf(sorted, kept);
  }
}
