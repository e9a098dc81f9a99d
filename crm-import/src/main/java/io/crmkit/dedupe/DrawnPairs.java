package io.crmkit.dedupe;

import io.crmkit.dedupe.block.Candidates;
import io.crmkit.dedupe.block.Probing;
import io.crmkit.dedupe.compare.Mixing;
import io.crmkit.dedupe.compare.PairComparer;
import io.crmkit.dedupe.compare.Records;
import io.crmkit.dedupe.learn.Patterns;
import io.crmkit.dedupe.table.LongOrder;
import java.util.Arrays;

/**
 * Pairs of records that are drawn at random, and how each compares; the same ones whatever the order of the rows, as
 * that of the records depends on their contents. Immutable.
 */
final class DrawnPairs {

  private static final int DRAWN = 100_000;
  private static final long SEED = 0x5DEECE66DL;

  private final long[] pairs;
  private final double[] times;
  private final long[] levels;

  private DrawnPairs(long[] pairs, double[] times, long[] levels) {
    this.pairs = pairs;
    this.times = times;
    this.levels = levels;
  }

  static DrawnPairs none() {
    return new DrawnPairs(new long[0], new double[0], new long[0]);
  }

  /** Draws from all pairs. */
  static DrawnPairs of(Records records, PairComparer.Source comparers) {
    return of(records, records.size(), records.size(), comparers);
  }

  /** Draws from the pairs that a probing has looked at: what it has not found there shares nothing. */
  static DrawnPairs of(Records records, Probing probing, PairComparer.Source comparers) {
    return of(records, probing.probes(), probing.among(), comparers);
  }

  private static DrawnPairs of(Records records, int ones, int others, PairComparer.Source comparers) {
    long[] drawn = new long[DRAWN];
    int kept = 0;
    for (int i = 0; i < DRAWN; i++) {
      int one = (int) Long.remainderUnsigned(Mixing.of(SEED, i), ones);
      int other = (int) Long.remainderUnsigned(Mixing.of(SEED + 1, i), others);
      if (one != other && records.comparable(one, other)) {
        drawn[kept++] = (long) one << 32 | other;
      }
    }
    long[] pairs = Arrays.copyOf(drawn, kept);
    LongOrder.sort(pairs, kept); // what is compared with many is prepared once
    long[] levels = new long[kept];
    comparers.lend(comparer -> comparer.compare(pairs, 0, pairs.length, levels));
    double[] times = Arrays.stream(pairs)
        .mapToDouble(pair -> records.pairs(Candidates.one(pair), Candidates.other(pair))).toArray();
    return new DrawnPairs(pairs, times, levels);
  }

  /**
   * Counts the outcomes of those that are not among others.
   *
   * @param others some pairs or more, each in ascending order; see {@link Candidates}
   */
  Patterns besides(long[]... others) {
    long[] seen = new long[pairs.length];
    double[] each = new double[pairs.length];
    int kept = 0;
    for (int i = 0; i < pairs.length; i++) {
      long pair = Candidates.pair(Candidates.one(pairs[i]), Candidates.other(pairs[i]));
      if (!isAmong(others, pair)) {
        seen[kept] = levels[i];
        each[kept++] = times[i];
      }
    }
    return Patterns.of(Arrays.copyOf(seen, kept), Arrays.copyOf(each, kept));
  }

  private static boolean isAmong(long[][] others, long pair) {
    for (long[] some : others) {
      if (Arrays.binarySearch(some, pair) >= 0) {
        return true;
      }
    }
    return false;
  }
}
