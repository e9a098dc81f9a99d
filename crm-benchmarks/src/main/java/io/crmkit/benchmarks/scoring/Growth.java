package io.crmkit.benchmarks.scoring;

import io.crmkit.ai.train.tree.Boosting;

/**
 * How every library is told to boost.
 *
 * @param leaves of a tree at most
 * @param depth of a tree at most
 * @param leastWeight least sum of second derivatives in a leaf
 */
record Growth(int leaves, int depth, double leastWeight) {

  static final int TREES = 300;
  static final double RATE = 0.05;
  static final double PENALTY = 1;

  /** Trees of up to eight leaves and four splits deep: what crmkit does by itself. */
  static final Growth USUAL =
      new Growth(Boosting.TREES.leaves(), Boosting.TREES.depth(), Boosting.TREES.leastWeight());

  /** Trees that may be complete: those that are scored. */
  static final Growth COMPLETE = new Growth(1 << Customers.DEPTH, Customers.DEPTH, 1e-3);
}
