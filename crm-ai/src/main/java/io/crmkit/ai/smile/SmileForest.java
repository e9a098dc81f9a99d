package io.crmkit.ai.smile;

import io.crmkit.ai.train.Trainer;

/**
 * How Smile grows a random forest: each tree on rows drawn with repetition from each outcome, each split among features
 * drawn anew; a tree counts as much as it is right about the rows that it was not given.
 *
 * @param trees how many, at most 10,000
 * @param leafSize least number of cases in a leaf
 * @param leaves of a tree at most
 * @param features that a split may choose from; 0 stands for the square root of all
 */
public record SmileForest(int trees, int leafSize, int leaves, int features) {

  /** 200 trees with leaves of ten, as {@link io.crmkit.ai.train.tree.Forest#DEFAULT} has them. */
  public static final SmileForest DEFAULT = new SmileForest(200, 10, 1024, 0);

  public SmileForest {
    if (trees < 1 || trees > 10_000 || leafSize < 1 || leaves < 2 || leaves > 65_536 || features < 0) {
      throw new IllegalArgumentException("a forest of %d trees, %d cases a leaf, %d leaves and %d features".formatted(
          trees, leafSize, leaves, features));
    }
  }

  /**
   * Returns what trains so.
   *
   * @throws SmileMissingException if the host does not have Smile
   */
  public Trainer trainer() {
    SmileMissingException.throwWithoutSmile();
    return new ForestTraining(this);
  }
}
