package io.crmkit.forecast.win;

/** Solves linear equations with a symmetric, positive definite matrix (Golub and Van Loan, section 4.2). */
final class Cholesky {

  private static final double TINY = 1e-10;

  private Cholesky() {}

  /**
   * Returns x with A·x = b.
   *
   * @param a the lower triangle of A, which is overwritten; a pivot that vanishes is taken for a column that depends on
   *     others, and its unknown is then about 0
   */
  static double[] solve(double[][] a, double[] b) {
    int size = b.length;
    double[] x = b.clone();
    for (int i = 0; i < size; i++) {
      double scale = Math.max(1, a[i][i]);
      for (int j = 0; j <= i; j++) {
        double sum = a[i][j];
        for (int k = 0; k < j; k++) {
          sum -= a[i][k] * a[j][k];
        }
        a[i][j] = i == j ? Math.sqrt(sum > TINY * scale ? sum : 1 / TINY) : sum / a[j][j];
      }
    }
    for (int i = 0; i < size; i++) {
      for (int k = 0; k < i; k++) {
        x[i] -= a[i][k] * x[k];
      }
      x[i] /= a[i][i];
    }
    for (int i = size - 1; i >= 0; i--) {
      for (int k = i + 1; k < size; k++) {
        x[i] -= a[k][i] * x[k];
      }
      x[i] /= a[i][i];
    }
    return x;
  }
}
