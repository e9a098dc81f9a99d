package io.crmkit.forecast.distribution;

/** The Fourier coefficients of values with their probabilities, Σ w · e^{2πi·k·v/period}. */
final class AtomsTransform {

  private static final int BLOCK = 128;

  private final Atoms atoms;
  private final double period;

  AtomsTransform(Atoms atoms, double period) {
    this.atoms = atoms;
    this.period = period;
  }

  /** Subtracts the coefficients of the numbers from {@code first} on. */
  void subtractFrom(double[] re, double[] im, int first) {
    int blocks = (re.length + BLOCK - 1) / BLOCK;
    CirclePowers starts = new CirclePowers(blocks);
    CirclePowers powers = new CirclePowers(BLOCK);
    for (int i = 0; i < atoms.size(); i++) {
      double turns = atoms.values()[i] / period;
      starts.fill(first * turns, BLOCK * turns, blocks);
      powers.fill(0, turns, BLOCK);
      double weight = atoms.weights()[i];
      for (int b = 0; b < blocks; b++) {
        subtract(re, im, b * BLOCK, weight * starts.cos()[b], weight * starts.sin()[b], powers);
      }
    }
  }

  /** Is a loop over neighbours, which runs several numbers at a time. */
  private static void subtract(double[] re, double[] im, int start, double x, double y, CirclePowers powers) {
    double[] cos = powers.cos();
    double[] sin = powers.sin();
    int size = Math.min(BLOCK, re.length - start);
    for (int j = 0; j < size; j++) {
      re[start + j] -= x * cos[j] - y * sin[j];
      im[start + j] -= x * sin[j] + y * cos[j];
    }
  }
}
