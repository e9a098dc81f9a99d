package io.crmkit.forecast.series;

/**
 * Tells whether the roots of a polynomial lie within the unit circle, by the recursion of Schur and Cohn: with each
 * step the degree falls by one, and the last coefficient must be smaller than the first.
 */
final class StableRoots {

  // Roots on the circle are let through, as in models whose season is merely shifted from one month to another.
  private static final double MARGIN = 1e-9;

  private StableRoots() {}

  /**
   * Returns whether all roots are in or on the unit circle.
   *
   * @param rising the coefficients, that of the power 0 first; the last is not 0
   */
  static boolean withinUnitCircle(double[] rising) {
    double[] now = rising.clone();
    double[] next = new double[rising.length];
    for (int degree = rising.length - 1; degree > 0; degree--) {
      double ratio = now[0] / now[degree];
      if (Math.abs(ratio) > 1 + MARGIN) {
        return false;
      }
      double left = 1 - ratio * ratio;
      if (left < MARGIN) {
        return true;
      }
      for (int power = 0; power < degree; power++) {
        next[power] = (now[power + 1] - ratio * now[degree - power - 1]) / left;
      }
      double[] spare = now;
      now = next;
      next = spare;
    }
    return true;
  }
}
