package io.crmkit.dedupe.learn;

/** Logarithms and powers to base 2 that are the same on every machine. */
final class Logs {

  private static final double LN2 = StrictMath.log(2);
  private static final int FARTHEST = 200;
  private static final int STEPS = 256;
  private static final int MANTISSA = 52;
  private static final double[] ROOTS = new double[STEPS];

  static {
    for (int i = 0; i < STEPS; i++) {
      ROOTS[i] = StrictMath.pow(2, (double) i / STEPS);
    }
  }

  private Logs() {}

  static double log2(double value) {
    return StrictMath.log(value) / LN2;
  }

  /**
   * Returns 2 to a power between -200 and 200, beyond which every chance is as good as certain, to eleven digits: the
   * whole part by the exponent, the rest by a table and, between its places, four terms of the series.
   */
  static double power2(double exponent) {
    double bounded = Math.max(-FARTHEST, Math.min(FARTHEST, exponent));
    int whole = (int) Math.floor(bounded);
    double rest = (bounded - whole) * STEPS;
    int place = Math.min(STEPS - 1, (int) rest);
    double x = (rest - place) / STEPS * LN2;
    double power = Double.longBitsToDouble((long) (whole + Double.MAX_EXPONENT) << MANTISSA);
    return ROOTS[place] * (1 + x * (1 + x / 2 * (1 + x / 3))) * power;
  }
}
