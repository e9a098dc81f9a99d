package io.crmkit.forecast.win;

import java.util.Arrays;

/**
 * A ridge logistic regression on the properties of deals, fitted by Newton's method, with a penalty that the caller
 * chooses: quick where models are fitted many times. {@link DealModel} chooses for itself.
 */
public final class LogisticModel {

  private final LinearScorer scorer;

  private LogisticModel(LinearScorer scorer) {
    this.scorer = scorer;
  }

  /**
   * Learns from some rows of a table.
   *
   * @param rows those to learn from, at least one
   * @param won by row of the table; of the rows learned from only
   * @param ridge the penalty on squared weights, above 0
   */
  public static LogisticModel fit(DealTable table, int[] rows, boolean[] won, double ridge) {
    if (rows.length == 0 || won.length != table.rows() || !(ridge > 0)) {
      throw new IllegalArgumentException(
          "a model learns from one row or more, an outcome for each of %d in the table, but from %d with %d, ridge %s"
              .formatted(table.rows(), rows.length, won.length, ridge));
    }
    boolean[] outcomes = new boolean[rows.length];
    for (int i = 0; i < rows.length; i++) {
      outcomes[i] = won[rows[i]];
    }
    return new LogisticModel(LinearScorer.fit(table, rows, outcomes, ridge));
  }

  /** Returns the probability of each of these rows of the table. */
  public double[] predict(int[] rows) {
    return Arrays.stream(scorer.logits(rows)).map(RidgeLogistic::probability).toArray();
  }
}
