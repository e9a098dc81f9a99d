package io.crmkit.ai.explain;

/**
 * Points and weights that integrate polynomials from 0 to 1 exactly (Gauss and Legendre).
 *
 * <p>A Shapley value is the integral of what a player adds where every other one takes part with probability {@code t}
 * (Owen 1972, Multilinear Extensions of Games). Along a way through a tree that is a polynomial in {@code t} of a
 * degree below the number of its slots, so that a few points give the exact value, without the divisions by which
 * other ways lose digits.
 */
final class Quadrature {

  private static final int MOST_STEPS = 100;

  private final double[] points;
  private final double[] weights;

  private Quadrature(int size) {
    points = new double[size];
    weights = new double[size];
    for (int i = 0; i < size; i++) {
      double root = root(size, StrictMath.cos(StrictMath.PI * (i + 0.75) / (size + 0.5)));
      double slope = legendre(size, root)[1];
      points[i] = (1 - root) / 2;
      weights[i] = 1 / ((1 - root * root) * slope * slope);
    }
  }

  /** Returns what is exact for so many players, and for fewer. */
  static Quadrature ofPlayers(int players) {
    return new Quadrature(Math.max(1, (players + 1) / 2));
  }

  int size() {
    return points.length;
  }

  double point(int index) {
    return points[index];
  }

  double weight(int index) {
    return weights[index];
  }

  private static double root(int degree, double guess) {
    double root = guess;
    for (int step = 0; step < MOST_STEPS; step++) {
      double[] at = legendre(degree, root);
      double next = root - at[0] / at[1];
      if (Math.abs(next - root) <= Math.ulp(1.0) / 4) {
        return next;
      }
      root = next;
    }
    return root;
  }

  /** Returns the value and the slope of a Legendre polynomial, by Bonnet's recursion. */
  private static double[] legendre(int degree, double x) {
    double before = 1;
    double value = x;
    for (int n = 2; n <= degree; n++) {
      double next = ((2 * n - 1) * x * value - (n - 1) * before) / n;
      before = value;
      value = next;
    }
    return new double[] {value, degree * (x * value - before) / (x * x - 1)};
  }
}
