package io.crmkit.ai.train.cluster;

import java.util.Arrays;

/** How much closer cases are to their own cluster than to the next one (Rousseeuw 1987). */
final class Silhouette {

  static final int MOST_CASES = 1000;

  private final int[] sample;
  private final double[][] distances;

  Silhouette(Points points, int cases, long seed) {
    sample = points.sample(cases, seed);
    distances = new double[sample.length][sample.length];
    for (int i = 0; i < sample.length; i++) {
      for (int j = 0; j < i; j++) {
        distances[i][j] = Math.sqrt(Points.squared(points.rows[sample[i]], points.rows[sample[j]]));
        distances[j][i] = distances[i][j];
      }
    }
  }

  /** Returns the mean over the cases that were drawn, by the number of the cluster of each case; NaN if none was. */
  double mean(int[] clusters) {
    int[] own = Arrays.stream(sample).map(row -> clusters[row]).toArray();
    int[] sizes = new int[Arrays.stream(clusters).max().orElse(0) + 1];
    for (int cluster : own) {
      sizes[cluster]++;
    }
    double sum = 0;
    for (int i = 0; i < own.length; i++) {
      sum += of(i, own, sizes);
    }
    return sum / own.length;
  }

  /** A case that is alone in its cluster has 0, and so has one that nobody is apart from. */
  private double of(int at, int[] own, int[] sizes) {
    double[] sums = new double[sizes.length];
    for (int i = 0; i < own.length; i++) {
      sums[own[i]] += distances[at][i];
    }
    double within = sums[own[at]] / (sizes[own[at]] - 1);
    double next = Double.POSITIVE_INFINITY;
    for (int cluster = 0; cluster < sums.length; cluster++) {
      next = cluster != own[at] && sizes[cluster] > 0 ? Math.min(next, sums[cluster] / sizes[cluster]) : next;
    }
    boolean stands = sizes[own[at]] > 1 && next < Double.POSITIVE_INFINITY && Math.max(within, next) > 0;
    return stands ? (next - within) / Math.max(within, next) : 0;
  }
}
