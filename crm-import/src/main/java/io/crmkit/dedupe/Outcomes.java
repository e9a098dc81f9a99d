package io.crmkit.dedupe;

import io.crmkit.dedupe.block.Candidates;
import io.crmkit.dedupe.compare.PairComparer;
import io.crmkit.dedupe.compare.Records;
import io.crmkit.dedupe.learn.Patterns;
import java.util.Arrays;
import java.util.function.LongPredicate;

/** Outcomes of comparisons with how many pairs of rows each stands for. */
final class Outcomes {

  private final Records records;
  private long[] levels = new long[1024];
  private double[] times = new double[1024];
  private int size;

  Outcomes(Records records) {
    this.records = records;
  }

  /** Adds the outcomes of pairs that pass, each so many times. */
  Outcomes addAll(Comparisons comparisons, double factor, LongPredicate passes) {
    long[] pairs = comparisons.pairs();
    for (int i = 0; i < pairs.length; i++) {
      int one = Candidates.one(pairs[i]);
      int other = Candidates.other(pairs[i]);
      if (records.comparable(one, other) && passes.test(pairs[i])) {
        add(comparisons.levels(i), factor * records.pairs(one, other));
      }
    }
    return this;
  }

  /** Adds the outcomes of some of the pairs that pass, each for so many that they stand for all. */
  Outcomes addSome(Comparisons comparisons, int most, LongPredicate passes) {
    Draw draw = Draw.of(comparisons.pairs().length, most);
    return addAll(comparisons, draw.every(), pair -> draw.has(pair) && passes.test(pair));
  }

  /** Adds the outcomes of rows that are the same record. */
  Outcomes addSame(PairComparer comparer) {
    return addSame(comparer, Draw.of(records.size(), records.size()));
  }

  /** Adds the outcomes of rows that are the same record, of some of the records. */
  Outcomes addSomeSame(PairComparer comparer, int most) {
    int repeated = 0;
    for (int record = 0; record < records.size(); record++) {
      repeated += records.times(record) > 1 ? 1 : 0;
    }
    return addSame(comparer, Draw.of(repeated, most));
  }

  private Outcomes addSame(PairComparer comparer, Draw draw) {
    for (int record = 0; record < records.size(); record++) {
      if (records.times(record) > 1 && records.comparable(record, record) && draw.has(record)) {
        add(comparer.compare(record, record), (double) draw.every() * records.pairs(record, record));
      }
    }
    return this;
  }

  private void add(long level, double pairs) {
    if (size == levels.length) {
      levels = Arrays.copyOf(levels, size * 2);
      times = Arrays.copyOf(times, size * 2);
    }
    levels[size] = level;
    times[size++] = pairs;
  }

  Patterns patterns() {
    return Patterns.of(Arrays.copyOf(levels, size), Arrays.copyOf(times, size));
  }
}
