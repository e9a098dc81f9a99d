package io.crmkit.forecast.win;

import java.util.Arrays;

/**
 * Gradient boosting of shallow trees on the log loss with second-order leaves (Friedman 2001; Chen and Guestrin 2016,
 * equations 5 to 7), on columns cut into ranges. Every row and column takes part in every tree, so nothing is drawn at
 * random. For one thread.
 */
final class Boosting {

  private static final int RANGES = 49;
  private static final double RATE = 0.08;
  private static final double LEAF_PENALTY = 5;
  private static final double LEAST_WEIGHT = 4;

  private final byte[][] ranges;
  private final boolean[] won;
  private final int depth;
  private final double start;
  private final double[] logits;
  private final double[] slopes;
  private final double[] weights;
  private final int[] node;

  Boosting(byte[][] ranges, boolean[] won, int depth) {
    this.ranges = ranges;
    this.won = won;
    this.depth = depth;
    int wins = 0;
    for (boolean each : won) {
      wins += each ? 1 : 0;
    }
    start = RidgeLogistic.logit((wins + 0.5) / (won.length + 1));
    logits = new double[won.length];
    Arrays.fill(logits, start);
    slopes = new double[won.length];
    weights = new double[won.length];
    node = new int[won.length];
  }

  /** Returns the logarithm of the odds before the first tree. */
  double start() {
    return start;
  }

  /** Adds the next tree and returns it. */
  ShallowTree grow() {
    for (int row = 0; row < won.length; row++) {
      double probability = RidgeLogistic.probability(logits[row]);
      slopes[row] = (won[row] ? 1 : 0) - probability;
      weights[row] = probability * (1 - probability);
    }
    Arrays.fill(node, 0);
    int inner = (1 << depth) - 1;
    int[] columns = new int[inner];
    int[] lasts = new int[inner];
    for (int level = 0; level < depth; level++) {
      int first = (1 << level) - 1;
      split(first, first + 1, columns, lasts);
      for (int row = 0; row < node.length; row++) {
        int at = node[row];
        node[row] = 2 * at + (ranges[columns[at]][row] <= lasts[at] ? 1 : 2);
      }
    }
    ShallowTree tree = new ShallowTree(columns, lasts, leaves(inner));
    tree.addTo(logits, ranges);
    return tree;
  }

  // all nodes of a level at once: one pass over the rows for each column
  private void split(int first, int count, int[] columns, int[] lasts) {
    double[] best = new double[count];
    Arrays.fill(lasts, first, first + count, RANGES); // no question: all go left
    for (int column = 0; column < ranges.length; column++) {
      double[] slope = new double[count * RANGES];
      double[] weight = new double[count * RANGES];
      byte[] range = ranges[column];
      for (int row = 0; row < node.length; row++) {
        int cell = (node[row] - first) * RANGES + range[row];
        slope[cell] += slopes[row];
        weight[cell] += weights[row];
      }
      for (int i = 0; i < count; i++) {
        double gain = bestSplit(slope, weight, i * RANGES, best[i], lasts, first + i);
        if (gain > best[i]) {
          best[i] = gain;
          columns[first + i] = column;
        }
      }
    }
  }

  private static double bestSplit(
      double[] slope, double[] weight, int from, double least, int[] lasts, int which) {
    double allSlope = 0;
    double allWeight = 0;
    for (int range = 0; range < RANGES; range++) {
      allSlope += slope[from + range];
      allWeight += weight[from + range];
    }
    double best = least;
    double leftSlope = 0;
    double leftWeight = 0;
    for (int range = 0; range < RANGES - 1; range++) {
      leftSlope += slope[from + range];
      leftWeight += weight[from + range];
      if (leftWeight < LEAST_WEIGHT || allWeight - leftWeight < LEAST_WEIGHT) {
        continue;
      }
      double gain = score(leftSlope, leftWeight) + score(allSlope - leftSlope, allWeight - leftWeight)
          - score(allSlope, allWeight);
      if (gain > best + 1e-9) {
        best = gain;
        lasts[which] = range;
      }
    }
    return best;
  }

  private static double score(double slope, double weight) {
    return slope * slope / (weight + LEAF_PENALTY);
  }

  private double[] leaves(int inner) {
    double[] leaves = new double[inner + 1];
    double[] weight = new double[inner + 1];
    for (int row = 0; row < node.length; row++) {
      leaves[node[row] - inner] += slopes[row];
      weight[node[row] - inner] += weights[row];
    }
    for (int leaf = 0; leaf < leaves.length; leaf++) {
      leaves[leaf] *= RATE / (weight[leaf] + LEAF_PENALTY);
    }
    return leaves;
  }
}
