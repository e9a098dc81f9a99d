package io.crmkit.forecast.distribution;

/** The Fourier coefficients of values with their probabilities, Σ w · e^{2πi·k·v/period}. */
final class AtomsTransform {

  private static final int BLOCK = 64;

  private final Atoms atoms;
  private final double period;

  // e^{2πi·j·v/period} of one value, for 0 ≤ j < BLOCK
  private final double[] cos = new double[BLOCK];
  private final double[] sin = new double[BLOCK];

  AtomsTransform(Atoms atoms, double period) {
    this.atoms = atoms;
    this.period = period;
  }

  /** Subtracts the coefficients of the numbers from {@code first} on. */
  void subtractFrom(double[] re, double[] im, int first) {
    for (int i = 0; i < atoms.size(); i++) {
      double turns = atoms.values()[i] / period;
      for (int j = 0; j < BLOCK; j++) {
        cos[j] = Math.cos(angle(j * turns));
        sin[j] = Math.sin(angle(j * turns));
      }
      for (int start = 0; start < re.length; start += BLOCK) {
        double angle = angle((first + start) * turns);
        double weight = atoms.weights()[i];
        subtract(re, im, start, weight * Math.cos(angle), weight * Math.sin(angle));
      }
    }
  }

  /** Is a loop over neighbours, which runs several numbers at a time. */
  private void subtract(double[] re, double[] im, int start, double x, double y) {
    int size = Math.min(BLOCK, re.length - start);
    for (int j = 0; j < size; j++) {
      re[start + j] -= x * cos[j] - y * sin[j];
      im[start + j] -= x * sin[j] + y * cos[j];
    }
  }

  private static double angle(double turns) {
    return 2 * Math.PI * (turns % 1);
  }
}
