package io.crmkit.ai.measure;

import java.util.List;

/**
 * Measures of probabilities whose outcomes are known.
 *
 * @param auc area under the ROC curve: how often one with the outcome is before one without, ties by half
 * @param averagePrecision mean of the precision over recall, by steps (as scikit-learn has it)
 * @param brier mean squared difference
 * @param logLoss mean negative logarithm of the probability of what happened, in nats
 * @param calibrationError expected calibration error over 15 bins of equal size
 * @param spiegelhalter z statistic of Spiegelhalter 1986; beyond 1.96 either way the probabilities are off
 */
public record BinaryMeasures(double auc, double averagePrecision, double brier, double logLoss, double calibrationError,
    double spiegelhalter) {

  /** How many bins the calibration error has. */
  public static final int BINS = 15;

  private static final double SMALLEST = 1e-15;

  /**
   * Measures probabilities.
   *
   * @param labels 0 or 1
   * @throws IllegalArgumentException if the lengths differ, a number is no probability or both outcomes are not there
   */
  public static BinaryMeasures of(double[] probabilities, double[] labels) {
    Ranking ranking = Ranking.of(probabilities, labels);
    return new BinaryMeasures(ranking.auc(), ranking.averagePrecision(), brier(probabilities, labels),
        logLoss(probabilities, labels), calibrationError(ranking), spiegelhalter(probabilities, labels));
  }

  /** Returns the mean negative logarithm of the probability of what happened. */
  public static double logLoss(double[] probabilities, double[] labels) {
    double sum = 0;
    for (int i = 0; i < labels.length; i++) {
      double happened = labels[i] == 1 ? probabilities[i] : 1 - probabilities[i];
      sum -= StrictMath.log(Math.max(happened, SMALLEST));
    }
    return sum / labels.length;
  }

  private static double brier(double[] probabilities, double[] labels) {
    double sum = 0;
    for (int i = 0; i < labels.length; i++) {
      double apart = probabilities[i] - labels[i];
      sum += apart * apart;
    }
    return sum / labels.length;
  }

  private static double calibrationError(Ranking ranking) {
    List<Bin> bins = ranking.bins(BINS);
    double sum = 0;
    long all = 0;
    for (Bin bin : bins) {
      sum += bin.size() * Math.abs(bin.expected() - bin.observed());
      all += bin.size();
    }
    return sum / all;
  }

  private static double spiegelhalter(double[] probabilities, double[] labels) {
    double sum = 0;
    double variance = 0;
    for (int i = 0; i < labels.length; i++) {
      double p = probabilities[i];
      sum += (labels[i] - p) * (1 - 2 * p);
      variance += (1 - 2 * p) * (1 - 2 * p) * p * (1 - p);
    }
    return variance == 0 ? 0 : sum / Math.sqrt(variance);
  }

  /**
   * Some cases of like probability.
   *
   * @param size how many
   * @param expected mean of the probabilities
   * @param observed share of those with the outcome
   */
  public record Bin(int size, double expected, double observed) {}
}
