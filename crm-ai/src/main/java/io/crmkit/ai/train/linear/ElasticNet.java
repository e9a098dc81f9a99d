package io.crmkit.ai.train.linear;

import io.crmkit.ai.train.PathTrainer;

/**
 * How a logistic regression is held back: {@code lambda * (share * |w|_1 + (1 - share) / 2 * |w|^2)}.
 *
 * @param share of the absolute values (L1); the rest are squares (L2)
 * @param penalties how many values of lambda are tried, each a constant part of the one before
 * @param weakest the last lambda as a part of the first, which is where all weights are 0
 */
public record ElasticNet(double share, int penalties, double weakest) {

  /** Mostly squares; twenty penalties over four powers of ten. */
  public static final ElasticNet DEFAULT = new ElasticNet(0.2, 20, 1e-4);

  public ElasticNet {
    if (!(share >= 0 && share <= 1) || penalties < 1 || penalties > 1000 || !(weakest > 0 && weakest < 1)) {
      throw new IllegalArgumentException("an elastic net of share %s, %d penalties and weakest %s".formatted(
          share, penalties, weakest));
    }
  }

  /** Returns what trains so. */
  public PathTrainer trainer() {
    return new ElasticNetTrainer(this);
  }
}
