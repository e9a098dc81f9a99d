package io.crmkit.benchmarks.forecast;

/**
 * Quantiles of a revenue by numerical inversion as the textbook has it: Gil-Pelaez's integral by the trapezoidal
 * rule, a sine, a cosine and a logarithm for each deal and each of many frequencies. Slow, and shares nothing with
 * the engine.
 */
final class PlainInversion {

  private static final double STEP = 2 * Math.PI / 40;
  private static final double LAST = 9;

  private final double mean;
  private final double sigma;
  private final double[] size;
  private final double[] phase;

  PlainInversion(long[] amounts, double[] probabilities) {
    double sum = 0;
    double variance = 0;
    for (int i = 0; i < amounts.length; i++) {
      sum += amounts[i] * probabilities[i];
      variance += (double) amounts[i] * amounts[i] * probabilities[i] * (1 - probabilities[i]);
    }
    mean = sum;
    sigma = Math.sqrt(variance);
    size = new double[(int) (LAST / STEP)];
    phase = new double[size.length];
    for (int k = 0; k < size.length; k++) {
      double t = (k + 0.5) * STEP;
      for (int i = 0; i < amounts.length; i++) {
        double angle = t * amounts[i] / sigma;
        double p = probabilities[i];
        double re = 1 - p + p * Math.cos(angle);
        double im = p * Math.sin(angle);
        size[k] += Math.log(Math.hypot(re, im));
        phase[k] += Math.atan2(im, re) - p * angle;
      }
    }
  }

  double sigma() {
    return sigma;
  }

  /** Returns the probability of at most the mean plus {@code y} standard deviations. */
  private double cdf(double y) {
    double sum = 0;
    for (int k = 0; k < size.length; k++) {
      sum += Math.exp(size[k]) * Math.sin(phase[k] - (k + 0.5) * STEP * y) / (k + 0.5);
    }
    return 0.5 - sum / Math.PI;
  }

  double quantile(double p) {
    double low = -10;
    double high = 10;
    for (int step = 0; step < 60; step++) {
      double middle = (low + high) / 2;
      if (cdf(middle) < p) {
        low = middle;
      } else {
        high = middle;
      }
    }
    return mean + high * sigma;
  }
}
