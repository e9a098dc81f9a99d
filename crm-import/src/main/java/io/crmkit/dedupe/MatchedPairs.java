package io.crmkit.dedupe;

import io.crmkit.dedupe.block.Candidates;
import io.crmkit.dedupe.compare.PairComparer;
import io.crmkit.dedupe.compare.Records;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** Goes through the pairs of records that were compared, and those that are in one cluster without it. */
final class MatchedPairs {

  private static final int MOST = 200;

  private final Records records;
  private final Comparisons comparisons;
  private final int[] clusters;
  private final int[] rows;
  private final int[] lastRows;

  MatchedPairs(Records records, Comparisons comparisons, int[] clusters) {
    this.records = records;
    this.comparisons = comparisons;
    this.clusters = clusters;
    this.rows = new int[records.size()];
    this.lastRows = new int[records.size()];
    Arrays.fill(rows, -1);
    for (int row = 0; row < clusters.length; row++) {
      int record = records.recordOfRow(row);
      rows[record] = rows[record] < 0 ? row : rows[record];
      lastRows[record] = row;
    }
  }

  /** Takes a row of each record, their levels, and how many pairs of rows they stand for. */
  interface Taker {
    void take(int one, int other, long levels, double rows);
  }

  void each(Taker taker) {
    for (int i = 0; i < comparisons.pairs().length; i++) {
      int one = Candidates.one(comparisons.pairs()[i]);
      int other = Candidates.other(comparisons.pairs()[i]);
      if (records.comparable(one, other)) {
        taker.take(rows[one], rows[other], comparisons.levels(i), (double) records.pairs(one, other));
      }
    }
    PairComparer comparer = comparisons.comparer();
    for (int record = 0; record < rows.length; record++) {
      if (records.times(record) > 1 && records.comparable(record, record)) {
        taker.take(rows[record], lastRows[record], comparer.compare(record, record),
            (double) records.pairs(record, record));
      }
    }
    for (List<Integer> cluster : largest()) {
      others(cluster, comparer, taker);
    }
  }

  private Iterable<List<Integer>> largest() {
    Map<Integer, List<Integer>> members = new TreeMap<>();
    for (int record = 0; record < rows.length; record++) {
      members.computeIfAbsent(clusters[rows[record]], cluster -> new ArrayList<>()).add(record);
    }
    return members.values();
  }

  private void others(List<Integer> cluster, PairComparer comparer, Taker taker) {
    int size = Math.min(MOST, cluster.size());
    for (int i = 0; i < size; i++) {
      for (int j = i + 1; j < size; j++) {
        int one = cluster.get(i);
        int other = cluster.get(j);
        boolean compared = Arrays.binarySearch(comparisons.pairs(), Candidates.pair(one, other)) >= 0;
        if (!compared && records.comparable(one, other)) {
          taker.take(rows[one], rows[other], comparer.compare(one, other), (double) records.pairs(one, other));
        }
      }
    }
  }
}
