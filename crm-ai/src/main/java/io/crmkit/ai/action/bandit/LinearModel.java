package io.crmkit.ai.action.bandit;

import java.util.Arrays;

/**
 * Ridge regression that takes one answer at a time: the rewards of arms as a linear function of the context, with what
 * is known of the weights. After any answers it is what solving the normal equations over all of them would give.
 *
 * <p>The inverse of the precision is kept by the formula of Sherman and Morrison; an answer costs the square of the
 * number of features. The noise of answers is the mean square of what the model did not foresee, beginning at 0.25.
 */
public final class LinearModel {

  private static final double FIRST_NOISE = 0.25;

  private final ArmFeatures features;
  private final double[][] covariance;
  private final double[] weights;
  private double squares = FIRST_NOISE;
  private double weighed = 1;
  private long answers;

  private LinearModel(ArmFeatures features, double ridge) {
    this.features = features;
    this.covariance = new double[features.size()][features.size()];
    this.weights = new double[features.size()];
    for (int i = 0; i < weights.length; i++) {
      covariance[i][i] = 1 / ridge;
    }
  }

  /**
   * Returns a model that knows nothing: every reward is 0.
   *
   * @param ridge how many answers' worth the weights are held at 0, above 0
   */
  public static LinearModel of(ArmFeatures features, double ridge) {
    Chances.requirePositive(ridge, "ridge");
    return new LinearModel(features, ridge);
  }

  public ArmFeatures features() {
    return features;
  }

  /** Returns how many answers it has learned from. */
  public long answers() {
    return answers;
  }

  /** Returns the weights, in the order of {@link ArmFeatures#row}. */
  public double[] weights() {
    return weights.clone();
  }

  /** Returns the reward that is expected of an arm. */
  public double expected(int arm, double[] context) {
    return Vectors.dot(weights, features.row(arm, context));
  }

  /**
   * Learns the answer to one trial.
   *
   * @param reward finite
   * @param weight how many ordinary answers it counts as, above 0
   */
  public void learn(int arm, double[] context, double reward, double weight) {
    Chances.requirePositive(weight, "weight");
    double[] row = features.row(arm, context);
    double[] pull = Vectors.times(covariance, row);
    // what is known is never less than nothing, but for rounding where numbers are large
    double spread = Math.max(0, Vectors.dot(row, pull));
    if (!Double.isFinite(reward) || !Double.isFinite(spread)) {
      throw new IllegalArgumentException("a reward of %s cannot be learned from".formatted(reward));
    }
    double surprise = reward - Vectors.dot(weights, row);
    double gain = weight / (1 + weight * spread);
    for (int i = 0; i < weights.length; i++) {
      Vectors.add(covariance[i], pull, -gain * pull[i]);
      weights[i] += gain * surprise * pull[i];
    }
    squares += gain * surprise * surprise;
    weighed += weight;
    answers++;
  }

  /** Returns what it believes of some arms in a context; what it learns later does not change that. */
  public Belief about(double[] context, int[] arms) {
    double[][] rows = Arrays.stream(arms).mapToObj(arm -> features.row(arm, context)).toArray(double[][]::new);
    return GaussianBelief.of(weights, covariance, squares / weighed, rows, answers);
  }
}
