package io.crmkit.sso.provider;

import com.google.common.hash.Hashing;
import java.nio.charset.StandardCharsets;
import java.util.TreeSet;

/**
 * Counts how many texts are different, in bounded memory: of their hashes, the smallest are kept (k minimum values; Bar-Yossef
 * et al., "Counting Distinct Elements in a Data Stream", 2002, algorithm 2). The standard error is 1/√(k−2), 1.6 %. Not safe for
 * concurrent use.
 */
final class DistinctCount {

  private static final int KEPT = 4096;
  private static final double RANGE = 0x1p64;

  private final TreeSet<Long> smallest = new TreeSet<>(Long::compareUnsigned);

  void add(String text) {
    add(Hashing.sha256().hashString(text, StandardCharsets.UTF_8).asLong());
  }

  private void add(long hash) {
    if (smallest.size() < KEPT || Long.compareUnsigned(hash, smallest.last()) < 0) {
      smallest.add(hash);
      if (smallest.size() > KEPT) {
        smallest.pollLast();
      }
    }
  }

  /** Takes in what another one has counted. */
  void merge(DistinctCount other) {
    other.smallest.forEach(this::add);
  }

  /** Returns how many there are; exact as long as all are kept. */
  long result() {
    if (smallest.size() < KEPT) {
      return smallest.size();
    }
    double last = (smallest.last() >>> 1) * 2.0;
    return Math.round((KEPT - 1) * (RANGE / last));
  }
}
