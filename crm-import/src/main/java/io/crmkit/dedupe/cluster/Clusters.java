package io.crmkit.dedupe.cluster;

import io.crmkit.core.progress.Cancellation;
import io.crmkit.dedupe.block.Candidates;
import io.crmkit.dedupe.compare.PairComparer;
import io.crmkit.dedupe.compare.Records;
import io.crmkit.dedupe.learn.Weights;
import io.crmkit.dedupe.parallel.Workers;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * Puts records together: first whatever hangs together through pairs that match, then within that by average linkage
 * over all pairs, also those that no block had brought together.
 */
public final class Clusters {

  private static final int LARGEST = 300;
  private static final double MOST = 12;
  private static final double CERTAIN = 24;
  private static final double STEP = 2;

  private static final int PART = 1024;

  private final Records records;
  private final PairComparer.Source comparers;
  private final Weights weights;
  private final double threshold;

  private Clusters(Records records, PairComparer.Source comparers, Weights weights, double threshold) {
    this.records = records;
    this.comparers = comparers;
    this.weights = weights;
    this.threshold = threshold;
  }

  /** Puts these records together where what they have in common weighs enough. */
  public static Clusters of(Records records, PairComparer.Source comparers, Weights weights, double threshold) {
    return new Clusters(records, comparers, weights, threshold);
  }

  /**
   * Returns for each record the lowest record of its group.
   *
   * @param pairs in ascending order
   * @param scores of the pairs
   * @param single by source, whether no two of its rows are the same
   * @param workers the threads to work on, which change nothing in the answer
   */
  public int[] groups(
      long[] pairs, double[] scores, boolean[] single, Workers workers, Cancellation cancellation) {
    int[] groups = new int[records.size()];
    for (int i = 0; i < groups.length; i++) {
      groups[i] = i;
    }
    List<Component> small = new ArrayList<>();
    split(linked(groups.clone(), pairs, scores), threshold, small, groups);
    workers.run((small.size() + PART - 1) / PART, cancellation, part -> comparers.lend(comparer -> {
      for (Component each : small.subList(part * PART, Math.min(small.size(), (part + 1) * PART))) {
        link(each, comparer, single, groups);
      }
    }));
    return groups;
  }

  /** All records, and the pairs that could hold them together. */
  private Component linked(int[] all, long[] pairs, double[] scores) {
    boolean[] good = new boolean[all.length];
    PairComparer comparer = comparers.comparer();
    for (int record = 0; record < good.length; record++) {
      good[record] = standsForOne(record, comparer);
    }
    long[] kept = new long[pairs.length];
    double[] keptScores = new double[pairs.length];
    int size = 0;
    for (int i = 0; i < pairs.length; i++) {
      if (scores[i] >= threshold && good[Candidates.one(pairs[i])] && good[Candidates.other(pairs[i])]) {
        kept[size] = pairs[i];
        keptScores[size++] = scores[i];
      }
    }
    return new Component(all, Arrays.copyOf(kept, size), Arrays.copyOf(keptScores, size));
  }

  /**
   * Whether the rows that are this record are one thing; rows that say next to nothing may be equal without being so.
   */
  private boolean standsForOne(int record, PairComparer comparer) {
    return records.times(record) == 1 || weights.score(comparer.compare(record, record)) >= threshold;
  }

  /**
   * Parts a component by the pairs from a score on. Those that are too large to weigh all their pairs are taken apart
   * at a higher score, and taken as they are once every pair that holds them together is certain.
   */
  private void split(Component component, double from, List<Component> small, int[] groups) {
    for (Component part : component.parts(from)) {
      if (part.size() <= LARGEST) {
        small.add(part);
      } else if (from - threshold >= CERTAIN) {
        for (int i = 0; i < part.size(); i++) {
          groups[part.member(i)] = part.member(0);
        }
      } else {
        split(part, from + STEP, small, groups);
      }
    }
  }

  private void link(Component component, PairComparer comparer, boolean[] single, int[] groups) {
    int size = component.size();
    int[] times = new int[size];
    int[] sources = new int[size];
    for (int i = 0; i < size; i++) {
      times[i] = records.times(component.member(i));
      sources[i] = records.source(component.member(i));
    }
    int[] found = new Linkage(matrix(component, comparer), times, sources, single).groups();
    for (int i = 0; i < size; i++) {
      groups[component.member(i)] = component.member(found[i]);
    }
  }

  /** The weights of all pairs of a component; those that hold it together are known, the others are compared. */
  private double[][] matrix(Component component, PairComparer comparer) {
    double[][] matrix = new double[component.size()][component.size()];
    boolean[][] known = new boolean[component.size()][component.size()];
    for (int pair = 0; pair < component.pairs(); pair++) {
      known[component.one(pair)][component.other(pair)] = true;
      weigh(matrix, component.one(pair), component.other(pair), component.score(pair));
    }
    for (int i = 0; i < matrix.length; i++) {
      for (int j = i + 1; j < matrix.length; j++) {
        if (!known[i][j]) {
          weigh(matrix, i, j, weights.score(comparer.compare(component.member(i), component.member(j))));
        }
      }
    }
    return matrix;
  }

  private void weigh(double[][] matrix, int one, int other, double score) {
    matrix[one][other] = Math.max(-MOST, Math.min(MOST, score - threshold));
    matrix[other][one] = matrix[one][other];
  }
}
