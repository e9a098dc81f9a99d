package io.crmkit.dedupe.block;

import io.crmkit.core.progress.Cancellation;
import io.crmkit.dedupe.compare.Records;
import io.crmkit.dedupe.parallel.Workers;

/** The pairs of records that are compared, each one number, in ascending order. */
public final class Candidates {

  private static final long FEW_PAIRS = 1_000_000;
  /** Up to how many records each is compared with those most like it, so that no plan is needed. */
  static final int MOST_FOR_NEIGHBOURS = 10_000;

  private Candidates() {}

  /** Returns the pair of two records, whichever comes first. */
  public static long pair(int one, int other) {
    return (long) Math.min(one, other) << 32 | Math.max(one, other);
  }

  /** Returns the lower record of a pair. */
  public static int one(long pair) {
    return (int) (pair >>> 32);
  }

  /** Returns the higher record of a pair. */
  public static int other(long pair) {
    return (int) pair;
  }

  /** Returns whether there are so few records that all pairs of them are compared, whatever a plan says. */
  public static boolean needsAll(Records records) {
    return (long) records.size() * (records.size() - 1) / 2 <= FEW_PAIRS;
  }

  /**
   * Returns the pairs that are worth a comparison: all of them if they are up to a million; else those that share a
   * small block, and of up to 10,000 records each with those most like it.
   */
  public static long[] of(Records records, Workers workers, Cancellation cancellation) {
    int size = records.size();
    PairSet pairs = new PairSet();
    if (needsAll(records)) {
      for (int one = 0; one < size; one++) {
        for (int other = one + 1; other < size; other++) {
          pairs.add(one, other);
        }
      }
      return pairs.sorted();
    }
    KeyBlocks.of(records, pairs);
    cancellation.check();
    if (size <= MOST_FOR_NEIGHBOURS) {
      Neighbours.of(records, pairs, workers, cancellation);
    }
    return pairs.sorted();
  }
}
