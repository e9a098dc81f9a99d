package io.crmkit.ai.train.cluster;

import io.crmkit.ai.ir.DoubleArray;
import io.crmkit.ai.ir.ModelIr;
import java.util.List;
import java.util.Objects;

/**
 * What came of clustering.
 *
 * @param model says the number of the cluster of a case, the largest being 0
 * @param inertias weighted squared distances of all cases to their centres, summed, round by round
 * @param tried each number of clusters
 */
public record Clustering(ModelIr model, DoubleArray inertias, List<Tried> tried) {

  public Clustering {
    Objects.requireNonNull(model, "model");
    Objects.requireNonNull(inertias, "inertias");
    tried = List.copyOf(tried);
  }

  /**
   * A number of clusters that was tried.
   *
   * @param clusters that have cases
   * @param inertia of the best start
   * @param silhouette its mean, from -1 to 1; {@code NaN} where only one number was tried
   */
  public record Tried(int clusters, double inertia, double silhouette) {}
}
