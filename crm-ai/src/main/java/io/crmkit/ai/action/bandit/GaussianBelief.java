package io.crmkit.ai.action.bandit;

import java.util.SplittableRandom;

/** Rewards that are linear in weights which are normal. */
final class GaussianBelief implements Belief {

  private final double[] means;
  private final double[][] covariances;
  private final double[][] root;
  private final long answers;

  private GaussianBelief(double[] means, double[][] covariances, long answers) {
    this.means = means;
    this.covariances = covariances;
    this.root = Vectors.root(covariances);
    this.answers = answers;
  }

  /**
   * Returns the belief in some rows.
   *
   * @param covariance of the weights, in units of {@code noise}
   */
  static GaussianBelief of(
      double[] weights, double[][] covariance, double noise, double[][] rows, long answers) {
    double[] means = new double[rows.length];
    double[][] covariances = new double[rows.length][rows.length];
    for (int i = 0; i < rows.length; i++) {
      means[i] = Vectors.dot(weights, rows[i]);
      double[] pull = Vectors.times(covariance, rows[i]);
      for (int j = 0; j <= i; j++) {
        covariances[i][j] = noise * Vectors.dot(pull, rows[j]);
        covariances[j][i] = covariances[i][j];
      }
    }
    return new GaussianBelief(means, covariances, answers);
  }

  double variance(int arm) {
    return Math.max(0, covariances[arm][arm]);
  }

  @Override
  public double[] means() {
    return means.clone();
  }

  @Override
  public long answers() {
    return answers;
  }

  @Override
  public double[] draw(SplittableRandom random, double spread) {
    double[] noise = random.doubles(means.length).map(Vectors::normal).toArray();
    double[] drawn = means.clone();
    Vectors.add(drawn, Vectors.times(root, noise), spread);
    return drawn;
  }
}
