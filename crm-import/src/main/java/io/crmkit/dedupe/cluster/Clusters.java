package io.crmkit.dedupe.cluster;

import io.crmkit.dedupe.block.Candidates;
import io.crmkit.dedupe.compare.PairComparer;
import io.crmkit.dedupe.compare.Records;
import io.crmkit.dedupe.learn.Weights;
import java.util.Arrays;

/**
 * Puts records together: first whatever hangs together through pairs that match, then within that by average linkage
 * over all pairs, also those that no block had brought together.
 */
public final class Clusters {

  private static final int LARGEST = 300;
  private static final double MOST = 12;
  private static final double CERTAIN = 24;
  private static final double STEP = 2;

  private final Records records;
  private final PairComparer comparer;
  private final Weights weights;
  private final double threshold;
  private final boolean[] single;
  private final int[] group;

  private Clusters(Records records, PairComparer comparer, Weights weights, double threshold, boolean[] single) {
    this.records = records;
    this.comparer = comparer;
    this.weights = weights;
    this.threshold = threshold;
    this.single = single;
    this.group = new int[records.size()];
  }

  /**
   * Returns for each record the lowest record of its group.
   *
   * @param pairs in ascending order, with their scores
   * @param single by source, whether no two of its rows are the same
   */
  public static int[] of(Records records, PairComparer comparer, Weights weights, double threshold, long[] pairs,
      double[] scores, boolean[] single) {
    Clusters clusters = new Clusters(records, comparer, weights, threshold, single);
    int[] all = new int[records.size()];
    for (int i = 0; i < all.length; i++) {
      all[i] = i;
      clusters.group[i] = i;
    }
    int[] good = Arrays.stream(all).filter(clusters::standsForOne).toArray();
    clusters.split(good, pairs, scores, threshold);
    return clusters.group;
  }

  /**
   * Whether the rows that are this record are one thing; rows that say next to nothing may be equal without being so.
   */
  private boolean standsForOne(int record) {
    return records.times(record) == 1 || weights.score(comparer.compare(record, record)) >= threshold;
  }

  /**
   * Groups the members by the pairs from a score on. Components that are too large to weigh all their pairs are taken
   * apart at a higher score, and taken as they are once every pair that holds them together is certain.
   */
  private void split(int[] members, long[] pairs, double[] scores, double from) {
    boolean[] here = new boolean[records.size()];
    for (int each : members) {
      here[each] = true;
    }
    Components components = new Components(records.size());
    int kept = 0;
    long[] inner = new long[pairs.length];
    double[] innerScores = new double[pairs.length];
    for (int i = 0; i < pairs.length; i++) {
      if (scores[i] >= from && here[Candidates.one(pairs[i])] && here[Candidates.other(pairs[i])]) {
        components.join(Candidates.one(pairs[i]), Candidates.other(pairs[i]));
        inner[kept] = pairs[i];
        innerScores[kept++] = scores[i];
      }
    }
    int[] ordered = components.members(members);
    for (int start = 0; start < ordered.length; ) {
      int end = start + 1;
      while (end < ordered.length && components.root(ordered[end]) == components.root(ordered[start])) {
        end++;
      }
      int[] own = Arrays.copyOfRange(ordered, start, end);
      if (own.length > LARGEST && from - threshold >= CERTAIN) {
        Arrays.stream(own).forEach(each -> group[each] = own[0]);
      } else if (own.length > LARGEST) {
        split(own, Arrays.copyOf(inner, kept), Arrays.copyOf(innerScores, kept), from + STEP);
      } else if (own.length > 1) {
        link(own);
      }
      start = end;
    }
  }

  private void link(int[] own) {
    double[][] matrix = new double[own.length][own.length];
    for (int i = 0; i < own.length; i++) {
      for (int j = i + 1; j < own.length; j++) {
        double score = weights.score(comparer.compare(own[i], own[j])) - threshold;
        matrix[i][j] = Math.max(-MOST, Math.min(MOST, score));
        matrix[j][i] = matrix[i][j];
      }
    }
    int[] times = Arrays.stream(own).map(records::times).toArray();
    int[] sources = Arrays.stream(own).map(records::source).toArray();
    int[] found = new Linkage(matrix, times, sources, single).groups();
    for (int i = 0; i < own.length; i++) {
      group[own[i]] = own[found[i]];
    }
  }
}
