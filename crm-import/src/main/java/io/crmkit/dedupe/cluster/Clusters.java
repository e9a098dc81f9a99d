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
import java.util.stream.IntStream;

/**
 * Puts records together: first whatever hangs together through pairs that match, then within that by average linkage
 * over all pairs, also those that no block had brought together; of more than 300 records that hang together not all
 * pairs are weighed, but as many as it takes to know the average of two groups.
 */
public final class Clusters {

  private static final int LARGEST = 300;
  private static final double MOST = 12;
  /** Half of the unit of scores, so that what reaches the threshold is more than 0. */
  private static final double HAIR = 1.0 / (1 << 21);

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
   * @param most by source, how many of its rows may be the same
   * @param workers the threads to work on, which change nothing in the answer
   */
  public int[] groups(
      long[] pairs, double[] scores, int[] most, Workers workers, Cancellation cancellation) {
    int[] groups = new int[records.size()];
    for (int i = 0; i < groups.length; i++) {
      groups[i] = i;
    }
    List<Component> small = new ArrayList<>();
    List<Component> large = new ArrayList<>();
    for (Component each : linked(groups.clone(), pairs, scores).parts(threshold)) {
      (each.size() <= LARGEST ? small : large).add(each);
    }
    workers.run(large.size(), cancellation, part -> comparers.lend(comparer ->
        put(large.get(part), sparse(large.get(part), comparer, most), groups)));
    workers.run((small.size() + PART - 1) / PART, cancellation, part -> comparers.lend(comparer -> {
      for (Component each : small.subList(part * PART, Math.min(small.size(), (part + 1) * PART))) {
        put(each, dense(each, comparer, most), groups);
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

  /** Writes down the groups of a component, which are known by their places in it. */
  private static void put(Component component, int[] found, int[] groups) {
    for (int i = 0; i < found.length; i++) {
      groups[component.member(i)] = component.member(found[i]);
    }
  }

  private int[] sparse(Component component, PairComparer comparer, int[] most) {
    SparseLinkage.Weighing weighing = (one, other) ->
        weight(weights.score(comparer.compare(component.member(one), component.member(other))));
    return new SparseLinkage(
        component.scored(this::weight), times(component), sources(component), most, weighing).groups();
  }

  private int[] dense(Component component, PairComparer comparer, int[] most) {
    return new Linkage(matrix(component, comparer), times(component), sources(component), most).groups();
  }

  private int[] times(Component component) {
    return IntStream.range(0, component.size()).map(i -> records.times(component.member(i))).toArray();
  }

  private int[] sources(Component component) {
    return IntStream.range(0, component.size()).map(i -> records.source(component.member(i))).toArray();
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
    matrix[one][other] = weight(score);
    matrix[other][one] = matrix[one][other];
  }

  private double weight(double score) {
    return weight(score, threshold);
  }

  /** What a pair with a score weighs, more than 0 from the threshold on; no pair outvotes many others. */
  public static double weight(double score, double threshold) {
    return Math.max(-MOST, Math.min(MOST, score - threshold + HAIR));
  }
}
