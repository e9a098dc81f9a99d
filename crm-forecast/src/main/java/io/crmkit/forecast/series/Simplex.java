package io.crmkit.forecast.series;

import java.util.function.ToDoubleFunction;

/**
 * Finds where a function of several numbers is smallest, without derivatives and without chance.
 *
 * <p>Source: J. A. Nelder and R. Mead, A simplex method for function minimization, The Computer Journal 7 (1965), with
 * the coefficients that depend on the dimension of F. Gao and L. Han, Implementing the Nelder-Mead simplex algorithm
 * with adaptive parameters, Computational Optimization and Applications 51 (2012). Points where the function is
 * infinite are outside of what is allowed.
 */
final class Simplex {

  private final ToDoubleFunction<double[]> function;
  private final int dimension;
  private final double expansion;
  private final double contraction;
  private final double shrinkage;
  private final double[][] points;
  private final double[] heights;
  private int evaluations;

  private Simplex(ToDoubleFunction<double[]> function, double[] start, double[] steps) {
    this.function = function;
    dimension = start.length;
    double adaptive = Math.max(2, dimension);
    expansion = 1 + 2 / adaptive;
    contraction = 0.75 - 1 / (2 * adaptive);
    shrinkage = 1 - 1 / adaptive;
    points = new double[dimension + 1][];
    heights = new double[dimension + 1];
    for (int i = 0; i <= dimension; i++) {
      points[i] = start.clone();
      if (i > 0) {
        points[i][i - 1] += steps[i - 1];
      }
      heights[i] = height(points[i]);
    }
  }

  /**
   * Returns the lowest point found.
   *
   * @param start where to begin, a point that is allowed
   * @param steps how far to look at first in each direction
   * @param evaluations after how many looks at the function to stop
   */
  static double[] minimum(ToDoubleFunction<double[]> function, double[] start, double[] steps, int evaluations) {
    if (start.length == 0) {
      return start.clone();
    }
    Simplex simplex = new Simplex(function, start, steps);
    simplex.descend(evaluations);
    return simplex.points[0];
  }

  private void descend(int most) {
    sort();
    while (evaluations < most && heights[dimension] - heights[0] > 1e-8 * (Math.abs(heights[0]) + 1e-8)) {
      double[] centre = centre();
      double[] reflected = towards(centre, 1);
      double height = height(reflected);
      if (height < heights[0]) {
        double[] expanded = towards(centre, expansion);
        double further = height(expanded);
        replaceLast(further < height ? expanded : reflected, Math.min(further, height));
      } else if (height < heights[dimension - 1]) {
        replaceLast(reflected, height);
      } else {
        contract(centre, reflected, height);
      }
      sort();
    }
  }

  private void contract(double[] centre, double[] reflected, double height) {
    boolean outside = height < heights[dimension];
    double[] contracted = towards(centre, outside ? contraction : -contraction);
    double lower = height(contracted);
    if (lower < Math.min(height, heights[dimension])) {
      replaceLast(contracted, lower);
      return;
    }
    if (outside) {
      replaceLast(reflected, height);
    }
    for (int i = 1; i <= dimension; i++) {
      for (int d = 0; d < dimension; d++) {
        points[i][d] = points[0][d] + shrinkage * (points[i][d] - points[0][d]);
      }
      heights[i] = height(points[i]);
    }
  }

  private double[] centre() {
    double[] centre = new double[dimension];
    for (int i = 0; i < dimension; i++) {
      for (int d = 0; d < dimension; d++) {
        centre[d] += points[i][d];
      }
    }
    for (int d = 0; d < dimension; d++) {
      centre[d] /= dimension;
    }
    return centre;
  }

  private double[] towards(double[] centre, double factor) {
    double[] point = new double[dimension];
    for (int d = 0; d < dimension; d++) {
      point[d] = centre[d] + factor * (centre[d] - points[dimension][d]);
    }
    return point;
  }

  private void replaceLast(double[] point, double height) {
    points[dimension] = point;
    heights[dimension] = height;
  }

  private double height(double[] point) {
    evaluations++;
    double height = function.applyAsDouble(point);
    return Double.isNaN(height) ? Double.POSITIVE_INFINITY : height;
  }

  /** Sorts by height, points of equal height in the order in which they stand. */
  private void sort() {
    for (int i = 1; i <= dimension; i++) {
      double[] point = points[i];
      double height = heights[i];
      int to = i;
      while (to > 0 && heights[to - 1] > height) {
        points[to] = points[to - 1];
        heights[to] = heights[to - 1];
        to--;
      }
      points[to] = point;
      heights[to] = height;
    }
  }
}
