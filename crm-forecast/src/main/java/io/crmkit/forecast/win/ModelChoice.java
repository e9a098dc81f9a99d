package io.crmkit.forecast.win;

import java.util.Arrays;
import java.util.Locale;

/**
 * What cross-validation chose.
 *
 * @param ridge the penalty of the logistic regression
 * @param depth how many questions a tree asks
 * @param trees how many trees
 * @param share how much the trees count, 0 to 1, the logistic regression counting the rest
 * @param shift added to the logarithm of the odds
 * @param slope by which the logarithm of the odds is multiplied; 0 if the rate of all deals is as good as any model
 */
record ModelChoice(double ridge, int depth, int trees, double share, double shift, double slope) {

  private static final ModelChoice RATE = new ModelChoice(0, 0, 0, 0, 0, 0);
  private static final int FEWEST = 8;
  private static final double STEEPEST = 1.5;
  private static final double[] SHARES = {0, 0.25, 0.5, 0.75, 1};

  static ModelChoice of(DealTable table, int[] rows, boolean[] won) {
    int wins = 0;
    for (boolean each : won) {
      wins += each ? 1 : 0;
    }
    if (Math.min(wins, won.length - wins) < FEWEST || table.columns().isEmpty()) {
      return RATE;
    }
    InnerFolds folds = InnerFolds.of(table, rows, won);
    RidgeSearch linear = RidgeSearch.of(folds);
    TreeSearch trees = TreeSearch.of(folds);
    double[] best = linear.logits();
    double bestShare = 0;
    for (double share : SHARES) {
      double[] mixed = mixed(linear.logits(), trees.logits(), share);
      if (loss(mixed, won) < loss(best, won) - 1e-12) {
        best = mixed;
        bestShare = share;
      }
    }
    RidgeLogistic calibration = calibration(best, won);
    double slope = Math.min(STEEPEST, calibration.weights()[0]);
    ModelChoice choice = new ModelChoice(
        linear.ridge(), trees.depth(), trees.trees(), bestShare, calibration.intercept(), slope);
    return slope > 0 && choice.beatsRate(best, won, folds) ? choice : RATE;
  }

  boolean isRateOnly() {
    return slope <= 0;
  }

  /** Returns the calibrated probability by what the two models say. */
  double probability(double linear, double trees) {
    return calibrated((1 - share) * linear + share * trees);
  }

  private double calibrated(double logit) {
    return RidgeLogistic.probability(Math.max(-30, Math.min(30, shift + slope * logit)));
  }

  /** Whether the losses are lower than those of the rate of the other parts, by a standard error of the difference. */
  private boolean beatsRate(double[] logits, boolean[] won, InnerFolds folds) {
    double sum = 0;
    double squares = 0;
    for (int i = 0; i < won.length; i++) {
      double gain = RidgeLogistic.loss(folds.rateLogit(), won[i])
          - RidgeLogistic.loss(RidgeLogistic.logit(calibrated(logits[i])), won[i]);
      sum += gain;
      squares += gain * gain;
    }
    double mean = sum / won.length;
    double error = Math.sqrt(Math.max(0, squares / won.length - mean * mean) / won.length);
    return mean > error;
  }

  private static RidgeLogistic calibration(double[] logits, boolean[] won) {
    double[][] column = Arrays.stream(logits).mapToObj(each -> new double[] {each}).toArray(double[][]::new);
    return RidgeLogistic.fit(SparseRows.of(column), won, 1);
  }

  static double loss(double[] logits, boolean[] won) {
    double sum = 0;
    for (int i = 0; i < won.length; i++) {
      sum += RidgeLogistic.loss(logits[i], won[i]);
    }
    return sum / won.length;
  }

  private static double[] mixed(double[] one, double[] other, double share) {
    double[] mixed = new double[one.length];
    for (int i = 0; i < mixed.length; i++) {
      mixed[i] = (1 - share) * one[i] + share * other[i];
    }
    return mixed;
  }

  @Override
  public String toString() {
    return String.format(Locale.ROOT,
        "logistic with ridge %s for %.0f %%, %d trees of depth %d for %.0f %%, slope %.2f",
        ridge, 100 - share * 100, trees, depth, share * 100, slope);
  }
}
