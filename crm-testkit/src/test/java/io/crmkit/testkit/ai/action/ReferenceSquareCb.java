package io.crmkit.testkit.ai.action;

import java.util.Arrays;

/**
 * SquareCB as Vowpal Wabbit does it unless told otherwise, written from its papers alone: inverse gap weighting with
 * γ = 10 × √t (Foster and Rakhlin 2020) over an online linear regression of costs with squared loss, by adaptive
 * gradients (Duchi, Hazan and Singer 2011), normalized (Ross, Mineiro and Langford 2013) and safe for importance
 * weights (Karampatziakis and Langford 2011), at a learning rate of 0.5. Every answer weighs the same, as the paper has
 * it: with the weights 1 ÷ (chance × K) of the "mtr" reduction the regret on these crowds is two to three times as
 * high. An arm's row is the constant and the context, once for all arms and once for itself.
 */
final class ReferenceSquareCb {

  private static final double RATE = 0.5;
  private static final double GAMMA = 10;

  private final int arms;
  private final int width;
  private final double[] weights;
  private final double[] gradients;
  private final double[] scales;
  private double norms;
  private long answers;

  ReferenceSquareCb(int arms, int context) {
    this.arms = arms;
    this.width = context + 1;
    int size = (arms + 1) * width;
    weights = new double[size];
    gradients = new double[size];
    scales = new double[size];
  }

  double[] shares(double[] context) {
    double[] costs = new double[arms];
    for (int arm = 0; arm < arms; arm++) {
      costs[arm] = predicted(row(arm, context));
    }
    double least = Arrays.stream(costs).min().orElseThrow();
    int best = 0;
    while (costs[best] > least) {
      best++;
    }
    double gamma = GAMMA * Math.sqrt(answers + 1.0);
    double[] shares = new double[arms];
    double rest = 1;
    for (int arm = 0; arm < arms; arm++) {
      if (arm != best) {
        shares[arm] = 1 / (arms + gamma * (costs[arm] - least));
        rest -= shares[arm];
      }
    }
    shares[best] = rest;
    return shares;
  }

  void learn(int arm, double[] context, double cost) {
    double[] row = row(arm, context);
    double miss = cost - predicted(row);
    double squared = 4 * miss * miss;
    double norm = 0;
    for (int i = 0; i < row.length; i++) {
      if (row[i] != 0) {
        rescale(i, Math.abs(row[i]));
        gradients[i] += squared * row[i] * row[i];
        norm += row[i] * row[i] / (scales[i] * scales[i]);
      }
    }
    norms += norm;
    answers++;
    if (miss != 0) {
      update(row, miss);
    }
  }

  private void update(double[] row, double miss) {
    double average = Math.sqrt(answers / norms);
    double[] rates = new double[row.length];
    double moved = 0;
    for (int i = 0; i < row.length; i++) {
      if (row[i] != 0) {
        rates[i] = average / (Math.sqrt(gradients[i]) * scales[i]);
        moved += rates[i] * row[i] * row[i];
      }
    }
    double step = miss * (1 - Math.exp(-2 * RATE * moved)) / moved;
    for (int i = 0; i < row.length; i++) {
      weights[i] += step * rates[i] * row[i];
    }
  }

  private void rescale(int i, double size) {
    if (size > scales[i]) {
      if (scales[i] > 0) {
        weights[i] *= scales[i] / size;
      }
      scales[i] = size;
    }
  }

  private double predicted(double[] row) {
    double sum = 0;
    for (int i = 0; i < row.length; i++) {
      sum += weights[i] * row[i];
    }
    // predictions stay within the costs that were seen, which are -1 to 0
    return Math.max(-1, Math.min(0, sum));
  }

  private double[] row(int arm, double[] context) {
    double[] row = new double[weights.length];
    for (int block : new int[] {0, (arm + 1) * width}) {
      row[block] = 1;
      System.arraycopy(context, 0, row, block + 1, context.length);
    }
    return row;
  }
}
