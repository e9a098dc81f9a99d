package io.crmkit.ai.train.tree;

import io.crmkit.ai.train.PathTrainer;

/**
 * How a random forest is grown: each tree on rows drawn with repetition, each split among features drawn anew.
 *
 * @param trees how many
 * @param leafSize least number of cases in a leaf
 * @param leaves of a tree at most
 * @param features that a split may choose from; 0 stands for the square root of all
 */
public record Forest(int trees, int leafSize, int leaves, int features) {

  /** 200 trees with leaves of ten. */
  public static final Forest DEFAULT = new Forest(200, 10, 1024, 0);

  public Forest {
    if (trees < 1 || leafSize < 1 || leaves < 2 || leaves > 65_536 || features < 0) {
      throw new IllegalArgumentException("a forest of %d trees, %d cases a leaf, %d leaves and %d features".formatted(
          trees, leafSize, leaves, features));
    }
  }

  /** Returns what trains so. */
  public PathTrainer trainer() {
    return new ForestTrainer(this);
  }
}
