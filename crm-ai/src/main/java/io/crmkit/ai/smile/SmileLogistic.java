package io.crmkit.ai.smile;

import io.crmkit.ai.train.Trainer;

/**
 * How Smile fits a logistic regression, on standardized numbers, gaps and categories: by L-BFGS on the sum of losses
 * and {@code penalty / 2 * |w|^2}.
 *
 * @param penalty of the squares of weights, 0 or more
 * @param iterations at most
 */
public record SmileLogistic(double penalty, int iterations) {

  /** A penalty of 1, and at most 500 iterations. */
  public static final SmileLogistic DEFAULT = new SmileLogistic(1, 500);

  public SmileLogistic {
    if (!(penalty >= 0 && penalty < Double.POSITIVE_INFINITY) || iterations < 1 || iterations > 100_000) {
      throw new IllegalArgumentException("a regression of penalty %s and %d iterations".formatted(penalty, iterations));
    }
  }

  /**
   * Returns what trains so.
   *
   * @throws SmileMissingException if the host does not have Smile
   */
  public Trainer trainer() {
    SmileMissingException.throwWithoutSmile();
    return new LogisticTraining(this);
  }
}
