package io.crmkit.forecast.distribution;

import io.crmkit.forecast.distribution.FourierSeries.Case;
import java.util.Arrays;
import java.util.List;

/**
 * The characteristic function of a sum of independent deals, φ(t) = Π (1 − p + p · e^{i·a·t}), at multiples of 2π through
 * a period; of deals in one of some cases the mean of theirs.
 *
 * <p>The powers of e^{i·a·t} are worked out once for all cases, many numbers side by side, so that there is one sine and
 * cosine for {@value #BLOCK} factors.
 */
final class CharacteristicFunction {

  private static final int BLOCK = 128;

  private final List<Case> cases;
  private final double period;
  private final CirclePowers powers = new CirclePowers(BLOCK);
  private final double[][] real;
  private final double[][] imaginary;

  CharacteristicFunction(List<Case> cases, double period) {
    this.cases = cases;
    this.period = period;
    this.real = new double[cases.size()][BLOCK];
    this.imaginary = new double[cases.size()][BLOCK];
  }

  /** Writes φ(2πk / period) for {@code first} ≤ k into the arrays, as many as there is room for. */
  void fill(double[] re, double[] im, int first) {
    for (int start = 0; start < re.length; start += BLOCK) {
      int size = Math.min(BLOCK, re.length - start);
      multiply(first + start, size);
      for (int i = 0; i < cases.size(); i++) {
        double weight = cases.get(i).weight();
        for (int k = 0; k < size; k++) {
          re[start + k] += weight * real[i][k];
          im[start + k] += weight * imaginary[i][k];
        }
      }
    }
  }

  private void multiply(int first, int size) {
    for (int i = 0; i < cases.size(); i++) {
      Arrays.fill(real[i], 1);
      Arrays.fill(imaginary[i], 0);
    }
    long[] amounts = cases.get(0).deals().amounts();
    for (int deal = 0; deal < amounts.length; deal++) {
      double turns = amounts[deal] / period;
      powers.fill(first * turns, turns, size);
      for (int i = 0; i < real.length; i++) {
        multiply(real[i], imaginary[i], cases.get(i).deals().probabilities()[deal], size);
      }
    }
  }

  private void multiply(double[] re, double[] im, double p, int size) {
    double[] cos = powers.cos();
    double[] sin = powers.sin();
    double lost = 1 - p;
    for (int k = 0; k < size; k++) {
      double x = lost + p * cos[k];
      double y = p * sin[k];
      double product = re[k] * x - im[k] * y;
      im[k] = re[k] * y + im[k] * x;
      re[k] = product;
    }
  }
}
