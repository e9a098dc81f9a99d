package io.crmkit.dedupe;

import io.crmkit.dedupe.block.Candidates;
import io.crmkit.dedupe.compare.Mixing;
import io.crmkit.dedupe.compare.PairComparer;
import io.crmkit.dedupe.compare.Records;
import io.crmkit.dedupe.learn.Patterns;
import java.util.Arrays;

/** The outcomes of comparing the candidates, and what is counted from them to learn. */
final class Comparisons {

  private static final int PART = 1 << 17;
  private static final int DRAWN = 100_000;
  private static final long SEED = 0x5DEECE66DL;

  private final Records records;
  private final PairComparer.Source comparers;
  private final long[] pairs;
  private final long[] levels;

  private Comparisons(Records records, PairComparer.Source comparers, long[] pairs, long[] levels) {
    this.records = records;
    this.comparers = comparers;
    this.pairs = pairs;
    this.levels = levels;
  }

  static Comparisons of(Records records, MatchOptions options) {
    PairComparer.Source comparers = new PairComparer.Source(records);
    long[] pairs = Candidates.of(records, options.workers(), options.cancellation());
    long[] levels = new long[pairs.length];
    options.workers().run((pairs.length + PART - 1) / PART, options.cancellation(), part -> comparers.lend(
        comparer -> comparer.compare(pairs, part * PART, Math.min(pairs.length, (part + 1) * PART), levels)));
    return new Comparisons(records, comparers, pairs, levels);
  }

  PairComparer comparer() {
    return comparers.comparer();
  }

  /** What compares any two of the records. */
  PairComparer.Source comparers() {
    return comparers;
  }

  /** The pairs of different records, in ascending order. */
  long[] pairs() {
    return pairs;
  }

  long levels(int pair) {
    return levels[pair];
  }

  /** Counts the outcomes of all pairs of rows that may match, also those that are the same record. */
  Patterns compared() {
    long[] seen = new long[pairs.length + records.size()];
    long[] times = new long[seen.length];
    int size = 0;
    for (int i = 0; i < pairs.length; i++) {
      int one = Candidates.one(pairs[i]);
      int other = Candidates.other(pairs[i]);
      if (records.comparable(one, other)) {
        seen[size] = levels[i];
        times[size++] = records.pairs(one, other);
      }
    }
    PairComparer comparer = comparer();
    for (int record = 0; record < records.size(); record++) {
      if (records.times(record) > 1 && records.comparable(record, record)) {
        seen[size] = comparer.compare(record, record);
        times[size++] = records.pairs(record, record);
      }
    }
    return Patterns.of(Arrays.copyOf(seen, size), Arrays.copyOf(times, size));
  }

  /**
   * Draws other pairs; the same ones whatever the order of the rows, as that of the records depends on their
   * contents.
   */
  Patterns sampled() {
    int size = records.size();
    long[] drawn = new long[DRAWN];
    long[] times = new long[DRAWN];
    int kept = 0;
    boolean all = pairs.length == (long) size * (size - 1) / 2;
    for (int i = 0; i < DRAWN && !all; i++) {
      int one = (int) Long.remainderUnsigned(Mixing.of(SEED, i), size);
      int other = (int) Long.remainderUnsigned(Mixing.of(SEED + 1, i), size);
      boolean candidate = Arrays.binarySearch(pairs, Candidates.pair(one, other)) >= 0;
      if (one != other && !candidate && records.comparable(one, other)) {
        drawn[kept] = (long) one << 32 | other;
        times[kept++] = records.pairs(one, other);
      }
    }
    long[] seen = new long[kept];
    int end = kept;
    comparers.lend(comparer -> comparer.compare(drawn, 0, end, seen));
    return Patterns.of(seen, Arrays.copyOf(times, kept));
  }
}
