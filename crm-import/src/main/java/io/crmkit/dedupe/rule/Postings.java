package io.crmkit.dedupe.rule;

import java.util.Arrays;
import java.util.function.IntConsumer;

/**
 * Which records have which key: one sorted array, each entry the upper bits of a hash and the number of a record. Keys
 * that fall together in these bits only cost comparisons.
 */
final class Postings {

  private final long[] entries;
  private final int recordBits;

  private Postings(long[] entries, int recordBits) {
    this.entries = entries;
    this.recordBits = recordBits;
  }

  /** Collects entries. Not thread-safe. */
  static final class Builder {

    private final int recordBits;
    private long[] entries = new long[1024];
    private int size;

    Builder(int records) {
      this.recordBits = 32 - Integer.numberOfLeadingZeros(Math.max(1, records - 1));
    }

    void add(long hash, int record) {
      if (size == entries.length) {
        entries = Arrays.copyOf(entries, size + (size >> 1));
      }
      entries[size++] = prefix(hash, recordBits) | record;
    }

    Postings build() {
      long[] sorted = Arrays.copyOf(entries, size);
      entries = new long[0];
      Arrays.sort(sorted);
      return new Postings(unique(sorted), recordBits);
    }

    private static long[] unique(long[] sorted) {
      int kept = 0;
      for (int i = 0; i < sorted.length; i++) {
        if (i == 0 || sorted[i] != sorted[i - 1]) {
          sorted[kept++] = sorted[i];
        }
      }
      return Arrays.copyOf(sorted, kept);
    }
  }

  private static long prefix(long hash, int recordBits) {
    return (hash >>> 1) & -(1L << recordBits);
  }

  private int from(long prefix) {
    int found = Arrays.binarySearch(entries, prefix);
    return found >= 0 ? found : -found - 1;
  }

  /** Hands over the records that have a key, if they are no more than {@code most}; else returns false. */
  boolean visit(long hash, int most, IntConsumer each) {
    long prefix = prefix(hash, recordBits);
    int from = from(prefix);
    long mask = -(1L << recordBits);
    if (from + most < entries.length && (entries[from + most] & mask) == prefix) {
      return false;
    }
    for (int i = from; i < entries.length && (entries[i] & mask) == prefix; i++) {
      each.accept((int) (entries[i] & ~mask));
    }
    return true;
  }

  /** Returns how many keys more than {@code most} records have. */
  long frequent(int most) {
    long mask = -(1L << recordBits);
    long found = 0;
    int start = 0;
    for (int i = 1; i <= entries.length; i++) {
      if (i == entries.length || (entries[i] & mask) != (entries[start] & mask)) {
        found += i - start > most ? 1 : 0;
        start = i;
      }
    }
    return found;
  }
}
