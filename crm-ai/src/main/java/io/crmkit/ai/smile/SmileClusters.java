package io.crmkit.ai.smile;

import io.crmkit.ai.train.Trainer;

/**
 * How Smile finds clusters of cases, on standardized numbers, gaps and categories: by k-means from drawn centres
 * (Arthur and Vassilvitskii 2007), several times, of which the tightest is kept. Labels are not read.
 *
 * @param clusters how many, 2 to 1,000
 * @param runs how often it begins anew
 * @param iterations of a run at most
 */
public record SmileClusters(int clusters, int runs, int iterations) {

  public SmileClusters {
    if (clusters < 2 || clusters > 1000 || runs < 1 || runs > 10_000 || iterations < 1 || iterations > 100_000) {
      throw new IllegalArgumentException(
          "%d clusters by %d runs of %d iterations".formatted(clusters, runs, iterations));
    }
  }

  /** Returns so many clusters by ten runs of at most 100 iterations. */
  public static SmileClusters of(int clusters) {
    return new SmileClusters(clusters, 10, 100);
  }

  /**
   * Returns what trains so.
   *
   * @throws SmileMissingException if the host does not have Smile
   */
  public Trainer trainer() {
    SmileMissingException.throwWithoutSmile();
    return new ClustersTraining(this);
  }
}
