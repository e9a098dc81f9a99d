package io.crmkit.forecast.accuracy;

import java.util.Arrays;
import java.util.SortedMap;

/**
 * The continuous ranked probability score: the integral of (F(x) − [x ≥ outcome])² over all x, in the unit of the
 * outcome; 0 is best, and for a single number it is the absolute error (Matheson and Winkler 1976).
 */
public final class RankedProbability {

  private RankedProbability() {}

  /**
   * Returns the score of a forecast that is a sample of equally likely values, exactly: mean |X − y| − ½ mean |X − X′|
   * (Gneiting and Raftery 2007, equation 21).
   *
   * @param sample at least one finite value, in any order
   */
  public static double ofSample(double[] sample, double outcome) {
    if (sample.length == 0) {
      throw new IllegalArgumentException("a sample has at least one value");
    }
    double[] sorted = sample.clone();
    Arrays.sort(sorted);
    double distance = 0;
    double pairs = 0; // the sum of x[j] − x[i] over i < j
    for (int i = 0; i < sorted.length; i++) {
      finite(sorted[i]);
      distance += Math.abs(sorted[i] - finite(outcome));
      pairs += sorted[i] * (2.0 * i - sorted.length + 1);
    }
    double count = sorted.length;
    return distance / count - pairs / count / count;
  }

  /**
   * Returns an approximation of the score of a forecast known by some quantiles: twice the pinball loss, integrated
   * over the levels by the trapezoidal rule between the outermost ones and taken as constant beyond them (Gneiting and
   * Ranjan 2011).
   *
   * @param quantiles the values by their levels, which are between 0 and 1
   */
  public static double ofQuantiles(SortedMap<Double, Double> quantiles, double outcome) {
    if (quantiles.isEmpty()) {
      throw new IllegalArgumentException("a forecast has at least one quantile");
    }
    double sum = 0;
    double level = 0;
    double loss = 0;
    for (var each : quantiles.entrySet()) {
      double next = pinball(each.getKey(), each.getValue(), outcome);
      sum += (each.getKey() - level) * ((level == 0 ? next : loss) + next) / 2;
      level = each.getKey();
      loss = next;
    }
    return 2 * (sum + (1 - level) * loss);
  }

  /**
   * Returns the loss of one quantile: the distance to the outcome, times the level if the outcome is above and one
   * minus the level if it is below (Koenker and Bassett 1978).
   */
  public static double pinball(double level, double quantile, double outcome) {
    if (!(level > 0 && level < 1)) {
      throw new IllegalArgumentException("the level of a quantile is between 0 and 1 but was " + level);
    }
    double above = finite(outcome) - finite(quantile);
    return above >= 0 ? level * above : (level - 1) * above;
  }

  private static double finite(double number) {
    if (!Double.isFinite(number)) {
      throw new IllegalArgumentException("values are finite but one was " + number);
    }
    return number;
  }
}
