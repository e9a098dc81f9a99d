package io.crmkit.dedupe.block;

import io.crmkit.dedupe.table.LongOrder;
import java.util.Arrays;

/** Pairs of records, each one number: the lower record above, the higher one below; collected, then sorted. */
final class PairSet {

  private long[] pairs = new long[1024];
  private int size;

  void add(int one, int other) {
    if (size == pairs.length) {
      compact();
      if (size > pairs.length / 2) {
        pairs = Arrays.copyOf(pairs, Math.multiplyExact(pairs.length, 2));
      }
    }
    pairs[size++] = Candidates.pair(one, other);
  }

  void addAll(PairSet others) {
    for (int i = 0; i < others.size; i++) {
      add(Candidates.one(others.pairs[i]), Candidates.other(others.pairs[i]));
    }
  }

  boolean isEmpty() {
    return size == 0;
  }

  private void compact() {
    LongOrder.sort(pairs, size);
    int kept = 0;
    for (int i = 0; i < size; i++) {
      if (i == 0 || pairs[i] != pairs[i - 1]) {
        pairs[kept++] = pairs[i];
      }
    }
    size = kept;
  }

  /** Returns the different pairs in ascending order. */
  long[] sorted() {
    compact();
    return Arrays.copyOf(pairs, size);
  }
}
