package io.crmkit.ai.train.tree;

import io.crmkit.ai.train.PathTrainer;

/**
 * How trees are boosted.
 *
 * @param rounds how many trees a bag has
 * @param learningRate how much of each tree counts
 * @param leaves of a tree at most
 * @param depth of a tree at most
 * @param penalty added to the second derivatives of a leaf (L2)
 * @param leastWeight least sum of second derivatives in a leaf
 * @param bags how many models of different rows are averaged; 1 takes all rows
 * @param share of the rows in each of several bags
 */
public record Boosting(int rounds, double learningRate, int leaves, int depth, double penalty, double leastWeight,
    int bags, double share) {

  /** Trees of up to eight leaves, which find what features do together. */
  public static final Boosting TREES = builder().build();

  /** Additive: each tree reads one feature, so that each feature has one curve that can be drawn. */
  public static final Boosting ADDITIVE =
      builder().rounds(600).learningRate(0.1).leaves(2).bags(3).share(0.8).build();

  public Boosting {
    require(rounds >= 1 && rounds <= 100_000, "rounds", rounds);
    require(learningRate > 0 && learningRate <= 1, "learningRate", learningRate);
    require(leaves >= 2 && leaves <= 65_536, "leaves", leaves);
    require(depth >= 1 && depth <= 64, "depth", depth);
    require(penalty >= 0 && penalty < Double.POSITIVE_INFINITY, "penalty", penalty);
    require(leastWeight >= 0 && leastWeight < Double.POSITIVE_INFINITY, "leastWeight", leastWeight);
    require(bags >= 1 && bags <= 1000, "bags", bags);
    require(share > 0 && share <= 1, "share", share);
  }

  private static void require(boolean right, String name, double value) {
    if (!right) {
      throw new IllegalArgumentException("%s is out of range: %s".formatted(name, value));
    }
  }

  /** Returns a builder that begins with {@link #TREES}. */
  public static Builder builder() {
    return new Builder();
  }

  /** Returns what trains so. */
  public PathTrainer trainer() {
    return new BoostedTrees(this);
  }

  /** Puts settings together. */
  public static final class Builder {

    private int rounds = 300;
    private double learningRate = 0.05;
    private int leaves = 8;
    private int depth = 4;
    private double penalty = 1;
    private double leastWeight = 4;
    private int bags = 1;
    private double share = 1;

    /** How many trees a bag has. */
    public Builder rounds(int rounds) {
      this.rounds = rounds;
      return this;
    }

    /** How much of each tree counts. */
    public Builder learningRate(double learningRate) {
      this.learningRate = learningRate;
      return this;
    }

    /** Leaves of a tree at most. */
    public Builder leaves(int leaves) {
      this.leaves = leaves;
      return this;
    }

    /** Splits on the way to a leaf at most. */
    public Builder depth(int depth) {
      this.depth = depth;
      return this;
    }

    /** Added to the second derivatives of a leaf. */
    public Builder penalty(double penalty) {
      this.penalty = penalty;
      return this;
    }

    /** Least sum of second derivatives in a leaf. */
    public Builder leastWeight(double leastWeight) {
      this.leastWeight = leastWeight;
      return this;
    }

    /** How many models of different rows are averaged. */
    public Builder bags(int bags) {
      this.bags = bags;
      return this;
    }

    /** Share of the rows in each of several bags. */
    public Builder share(double share) {
      this.share = share;
      return this;
    }

    /**
     * Returns the settings.
     *
     * @throws IllegalArgumentException if one is out of range, naming it
     */
    public Boosting build() {
      return new Boosting(rounds, learningRate, leaves, depth, penalty, leastWeight, bags, share);
    }
  }
}
