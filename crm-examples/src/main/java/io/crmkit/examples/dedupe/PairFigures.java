package io.crmkit.examples.dedupe;

import io.crmkit.dedupe.Matching;
import io.crmkit.dedupe.table.RecordTable;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/** Precision and recall over all pairs of rows that are in one cluster; in a link over those of different files. */
record PairFigures(long found, long right, long truth, long lost) {

  static PairFigures of(RecordTable table, Matching matching, Truth truth) {
    return of(table, table.rows(), matching, truth);
  }

  /** Returns the figures of the first rows, which are all that the truth speaks of. */
  static PairFigures of(RecordTable table, int rows, Matching matching, Truth truth) {
    Map<Integer, long[]> sizes = new TreeMap<>();
    for (int row = 0; row < rows; row++) {
      sizes.computeIfAbsent(matching.cluster(row), cluster -> new long[2])[table.source(row)]++;
    }
    long found = sizes.values().stream()
        .mapToLong(each -> table.isLink() ? each[0] * each[1] : each[0] * (each[0] - 1) / 2).sum();
    return new PairFigures(found, count(truth.pairs(), matching, true), truth.pairs().size(),
        count(truth.pairs(), matching, false));
  }

  /** Counts true pairs in one cluster, or true pairs that no block brought together. */
  private static long count(Set<Long> pairs, Matching matching, boolean together) {
    return pairs.stream().filter(pair -> {
      int one = (int) (pair >>> 32);
      int other = (int) (long) pair;
      return together ? matching.cluster(one) == matching.cluster(other) : !matching.wasCompared(one, other);
    }).count();
  }

  double precision() {
    return found == 0 ? 1 : (double) right / found;
  }

  double recall() {
    return truth == 0 ? 1 : (double) right / truth;
  }

  /** Nothing found where nothing is true is all right. */
  double f1() {
    return right == 0 ? found + truth == 0 ? 1 : 0 : 2 * precision() * recall() / (precision() + recall());
  }

  /** Returns {@code f1=0.9500 precision=0.9700 recall=0.9310}. */
  String line() {
    return String.format(Locale.ROOT, "f1=%.4f precision=%.4f recall=%.4f", f1(), precision(), recall());
  }
}
