package io.crmkit.forecast.win;

/**
 * Logistic regression with a ridge penalty ½·λ·|w|² on all weights but the intercept (Hoerl and Kennard 1970; le
 * Cessie and van Houwelingen 1992), fitted by Newton's method, which here is iteratively reweighted least squares
 * (McCullagh and Nelder 1989, section 2.5). A step that makes the fit worse is halved, so it converges from anywhere.
 */
final class RidgeLogistic {

  private static final int MOST_STEPS = 50;
  private static final double ENOUGH = 1e-9;

  private final double intercept;
  /** By column. */
  private final double[] weights;

  RidgeLogistic(double intercept, double[] weights) {
    this.intercept = intercept;
    this.weights = weights;
  }

  double intercept() {
    return intercept;
  }

  double[] weights() {
    return weights;
  }

  /** Fits to rows and whether each was won. */
  static RidgeLogistic fit(SparseRows rows, boolean[] won, double ridge) {
    double wins = 0;
    for (boolean each : won) {
      wins += each ? 1 : 0;
    }
    double rate = (wins + 0.5) / (won.length + 1);
    return fit(rows, won, ridge, new RidgeLogistic(logit(rate), new double[rows.width()]));
  }

  /** Fits from a start that may be near. */
  static RidgeLogistic fit(SparseRows rows, boolean[] won, double ridge, RidgeLogistic start) {
    RidgeLogistic current = start;
    double loss = current.loss(rows, won, ridge);
    for (int step = 0; step < MOST_STEPS; step++) {
      double[] direction = current.newton(rows, won, ridge);
      double length = 1;
      RidgeLogistic next = current.moved(direction, length);
      double nextLoss = next.loss(rows, won, ridge);
      while (!(nextLoss <= loss) && length > 1e-6) {
        length /= 2;
        next = current.moved(direction, length);
        nextLoss = next.loss(rows, won, ridge);
      }
      if (!(nextLoss <= loss)) {
        return current; // at the limit of the arithmetic
      }
      current = next;
      loss = nextLoss;
      if (largest(direction) * length < ENOUGH) {
        break;
      }
    }
    return current;
  }

  /** Returns the logarithm of the odds of each row. */
  double[] logits(SparseRows rows) {
    double[] logits = new double[rows.rows()];
    for (int row = 0; row < logits.length; row++) {
      logits[row] = intercept + rows.times(row, weights);
    }
    return logits;
  }

  static double probability(double logit) {
    return 1 / (1 + Math.exp(-logit));
  }

  static double logit(double probability) {
    return Math.log(probability / (1 - probability));
  }

  /** Returns −ln of the probability that odds of this logarithm give to what happened, without overflow. */
  static double loss(double logit, boolean won) {
    double margin = won ? logit : -logit;
    return margin > 0 ? Math.log1p(Math.exp(-margin)) : Math.log1p(Math.exp(margin)) - margin;
  }

  private double loss(SparseRows rows, boolean[] won, double ridge) {
    double sum = 0;
    for (int row = 0; row < won.length; row++) {
      sum += loss(intercept + rows.times(row, weights), won[row]);
    }
    double squares = 0;
    for (double weight : weights) {
      squares += weight * weight;
    }
    return sum + ridge * squares / 2;
  }

  // the intercept is the last unknown
  private double[] newton(SparseRows rows, boolean[] won, double ridge) {
    int width = weights.length;
    double[] gradient = new double[width + 1];
    double[][] curvature = new double[width + 1][width + 1];
    for (int row = 0; row < won.length; row++) {
      double probability = probability(intercept + rows.times(row, weights));
      double error = (won[row] ? 1 : 0) - probability;
      double weight = Math.max(1e-12, probability * (1 - probability));
      rows.addTo(gradient, row, error);
      gradient[width] += error;
      rows.addSquareTo(curvature, row, weight);
      rows.addTo(curvature[width], row, weight);
      curvature[width][width] += weight;
    }
    for (int column = 0; column < width; column++) {
      gradient[column] -= ridge * weights[column];
      curvature[column][column] += ridge;
    }
    return Cholesky.solve(curvature, gradient);
  }

  private RidgeLogistic moved(double[] direction, double length) {
    double[] next = weights.clone();
    for (int column = 0; column < next.length; column++) {
      next[column] += length * direction[column];
    }
    return new RidgeLogistic(intercept + length * direction[next.length], next);
  }

  private static double largest(double[] numbers) {
    double largest = 0;
    for (double each : numbers) {
      largest = Math.max(largest, Math.abs(each));
    }
    return largest;
  }
}
