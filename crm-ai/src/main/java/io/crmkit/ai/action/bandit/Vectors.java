package io.crmkit.ai.action.bandit;

import io.crmkit.core.statistics.NormalQuantile;
import java.util.Arrays;

/** Small dense linear algebra, summed in a fixed order. */
final class Vectors {

  private static final double ALMOST_NEVER = 0x1p-54;

  private static final double ROUNDING = 0x1p-52;
  private static final double STEP = 16;

  private Vectors() {}

  static double dot(double[] one, double[] other) {
    double sum = 0;
    for (int i = 0; i < one.length; i++) {
      sum += one[i] * other[i];
    }
    return sum;
  }

  static double[] times(double[][] matrix, double[] vector) {
    double[] product = new double[matrix.length];
    for (int i = 0; i < matrix.length; i++) {
      product[i] = dot(matrix[i], vector);
    }
    return product;
  }

  static void add(double[] to, double[] vector, double factor) {
    for (int i = 0; i < to.length; i++) {
      to[i] += factor * vector[i];
    }
  }

  /** Returns the lower triangle whose square is a covariance; a direction in which nothing varies has a zero. */
  static double[][] root(double[][] covariance) {
    double[][] root = new double[covariance.length][covariance.length];
    for (int i = 0; i < covariance.length; i++) {
      for (int j = 0; j <= i; j++) {
        double rest = covariance[i][j];
        for (int k = 0; k < j; k++) {
          rest -= root[i][k] * root[j][k];
        }
        root[i][j] = i == j ? Math.sqrt(Math.max(rest, 0)) : root[j][j] > 0 ? rest / root[j][j] : 0;
      }
    }
    return root;
  }

  /** Returns the inverse of a matrix that is symmetric and positive definite, by its root. */
  static double[][] inverse(double[][] matrix) {
    double[][] lower = definiteRoot(matrix);
    double[][] inverted = new double[matrix.length][matrix.length];
    for (int column = 0; column < matrix.length; column++) {
      inverted[column][column] = 1 / lower[column][column];
      for (int row = column + 1; row < matrix.length; row++) {
        double sum = 0;
        for (int k = column; k < row; k++) {
          sum -= lower[row][k] * inverted[k][column];
        }
        inverted[row][column] = sum / lower[row][row];
      }
    }
    return squared(inverted);
  }

  /** Where numbers are so far apart that rounding leaves no root, the diagonal is raised by a little until there is one. */
  private static double[][] definiteRoot(double[][] matrix) {
    double least = matrix.length * ROUNDING;
    double[][] root = root(matrix);
    for (double more = least; !isDefinite(root, matrix, least) && more < matrix.length; more *= STEP) {
      double[][] raised = Arrays.stream(matrix).map(double[]::clone).toArray(double[][]::new);
      for (int i = 0; i < raised.length; i++) {
        raised[i][i] *= 1 + more;
      }
      root = root(raised);
    }
    return root;
  }

  private static boolean isDefinite(double[][] root, double[][] matrix, double least) {
    for (int i = 0; i < root.length; i++) {
      if (!(root[i][i] * root[i][i] > least * matrix[i][i])) {
        return false;
      }
    }
    return true;
  }

  /** Returns the product of the transpose of a lower triangle and the triangle. */
  private static double[][] squared(double[][] lower) {
    double[][] product = new double[lower.length][lower.length];
    for (int k = 0; k < lower.length; k++) {
      for (int i = 0; i <= k; i++) {
        for (int j = 0; j <= i; j++) {
          product[i][j] += lower[k][i] * lower[k][j];
        }
      }
    }
    for (int i = 0; i < lower.length; i++) {
      for (int j = 0; j < i; j++) {
        product[j][i] = product[i][j];
      }
    }
    return product;
  }

  /** Returns a standard normal number of one that is uniform. */
  static double normal(double uniform) {
    return NormalQuantile.of(Math.max(uniform, ALMOST_NEVER));
  }
}
