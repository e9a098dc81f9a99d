package io.crmkit.forecast.distribution;

import java.util.Arrays;

/**
 * The characteristic function of a sum of independent deals, φ(t) = Π (1 − p + p · e^{i·a·t}), at multiples of a step.
 *
 * <p>The powers of e^{i·a·step} follow from each other by a rotation, many deals side by side, so that there is one
 * sine and cosine for a deal and not for each of its factors; the rotations start anew after {@value #ROTATIONS}.
 */
final class CharacteristicFunction {

  private static final int TILE = 256;
  private static final int NARROW = 8;
  static final int ROTATIONS = 256;

  private final long[] amounts;
  private final double[] probabilities;
  private final double step;

  // of the deals of one tile: the power reached, the rotation, the probability, and the factor
  private final double[] cos = new double[TILE];
  private final double[] sin = new double[TILE];
  private final double[] turnCos = new double[TILE];
  private final double[] turnSin = new double[TILE];
  private final double[] won = new double[TILE];
  private final double[] re = new double[TILE];
  private final double[] im = new double[TILE];

  CharacteristicFunction(UncertainDeals deals, double step) {
    this.amounts = deals.amounts();
    this.probabilities = deals.probabilities();
    this.step = step;
  }

  /** Writes φ(k · step) for {@code first} ≤ k into the arrays, as many as there is room for. */
  void fill(double[] real, double[] imaginary, int first) {
    for (int start = 0; start < real.length; start += ROTATIONS) {
      int end = Math.min(real.length, start + ROTATIONS);
      Arrays.fill(real, start, end, 1);
      Arrays.fill(imaginary, start, end, 0);
      for (int deal = 0; deal < amounts.length; deal += TILE) {
        load(deal, Math.min(TILE, amounts.length - deal), first + start);
        multiply(Math.min(TILE, amounts.length - deal), real, imaginary, start, end);
      }
    }
  }

  private void multiply(int size, double[] real, double[] imaginary, int from, int to) {
    for (int k = from; k < to; k++) {
      if (k > from) {
        turn(size);
      }
      int width = factors(size);
      double x = re[0];
      double y = im[0];
      for (int i = 1; i < width; i++) {
        double next = x * re[i] - y * im[i];
        y = x * im[i] + y * re[i];
        x = next;
      }
      double product = real[k] * x - imaginary[k] * y;
      imaginary[k] = real[k] * y + imaginary[k] * x;
      real[k] = product;
    }
  }

  private void load(int deal, int size, int from) {
    for (int i = 0; i < size; i++) {
      double angle = amounts[deal + i] * step;
      turnCos[i] = Math.cos(angle);
      turnSin[i] = Math.sin(angle);
      won[i] = probabilities[deal + i];
      cos[i] = from == 1 ? turnCos[i] : Math.cos(from * angle);
      sin[i] = from == 1 ? turnSin[i] : Math.sin(from * angle);
    }
  }

  private void turn(int size) {
    for (int i = 0; i < size; i++) {
      double c = cos[i] * turnCos[i] - sin[i] * turnSin[i];
      double s = cos[i] * turnSin[i] + sin[i] * turnCos[i];
      cos[i] = c;
      sin[i] = s;
    }
  }

  /** Writes the factor of each deal, and multiplies halves with each other until few products are left. */
  private int factors(int size) {
    for (int i = 0; i < size; i++) {
      re[i] = won[i] * (cos[i] - 1) + 1;
      im[i] = won[i] * sin[i];
    }
    int width = size;
    while (width > NARROW) {
      int half = width + 1 >>> 1;
      for (int i = 0; i < width - half; i++) {
        double x = re[i] * re[half + i] - im[i] * im[half + i];
        im[i] = re[i] * im[half + i] + im[i] * re[half + i];
        re[i] = x;
      }
      width = half;
    }
    return width;
  }
}
