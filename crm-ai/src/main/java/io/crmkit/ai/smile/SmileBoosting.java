package io.crmkit.ai.smile;

import io.crmkit.ai.train.Trainer;

/**
 * How Smile boosts trees for the logistic loss (Friedman 2001). Its leaves have at least five cases.
 *
 * @param rounds how many trees, at most 100,000
 * @param learningRate how much of each tree counts
 * @param leaves of a tree at most
 * @param share of the rows of each outcome that a tree is given, drawn without repetition
 */
public record SmileBoosting(int rounds, double learningRate, int leaves, double share) {

  /** 300 trees of up to eight leaves on all rows, as {@link io.crmkit.ai.train.tree.Boosting#TREES} has them. */
  public static final SmileBoosting DEFAULT = new SmileBoosting(300, 0.05, 8, 1);

  public SmileBoosting {
    if (rounds < 1 || rounds > 100_000 || leaves < 2 || leaves > 65_536
        || !(learningRate > 0 && learningRate <= 1) || !(share > 0 && share <= 1)) {
      throw new IllegalArgumentException("boosting of %d rounds at %s, %d leaves and a share of %s".formatted(
          rounds, learningRate, leaves, share));
    }
  }

  /**
   * Returns what trains so.
   *
   * @throws SmileMissingException if the host does not have Smile
   */
  public Trainer trainer() {
    SmileMissingException.throwWithoutSmile();
    return new BoostingTraining(this);
  }
}
