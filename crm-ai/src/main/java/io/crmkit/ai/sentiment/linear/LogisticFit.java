package io.crmkit.ai.sentiment.linear;

import io.crmkit.ai.ir.Logistic;
import io.crmkit.core.progress.Cancellation;

/**
 * Logistic regression with a ridge penalty ½·λ·|w|² on all weights but the last, which is the intercept: the sum of
 * log(1 + e^(−y·f)) over all rows plus the penalty, made small by {@link Descent}.
 */
final class LogisticFit implements Descent.Target {

  private final SparseRows rows;
  private final boolean[] positive;
  private final double ridge;
  private final Cancellation cancellation;

  LogisticFit(SparseRows rows, boolean[] positive, double ridge, Cancellation cancellation) {
    this.rows = rows;
    this.positive = positive.clone();
    this.ridge = ridge;
    this.cancellation = cancellation;
  }

  /** Returns the weights of the columns, and the intercept behind them. */
  double[] weights() {
    return Descent.from(new double[rows.width() + 1], this);
  }

  @Override
  public double at(double[] weights, double[] gradient) {
    cancellation.check();
    int intercept = rows.width();
    double loss = 0;
    for (int i = 0; i < intercept; i++) {
      loss += 0.5 * ridge * weights[i] * weights[i];
      gradient[i] = ridge * weights[i];
    }
    gradient[intercept] = 0;
    for (int row = 0; row < rows.rows(); row++) {
      double margin = rows.times(row, weights) + weights[intercept];
      double signed = positive[row] ? margin : -margin;
      loss -= Logistic.log(signed);
      double slope = (positive[row] ? -1 : 1) * Logistic.of(-signed);
      rows.addTo(gradient, row, slope);
      gradient[intercept] += slope;
    }
    return loss;
  }
}
