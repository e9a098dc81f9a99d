package io.crmkit.forecast.win;

/** A fitted logistic regression on the columns of a table. */
record LinearScorer(LinearFeatures features, RidgeLogistic model) {

  static LinearScorer fit(DealTable table, int[] rows, boolean[] won, double ridge) {
    LinearFeatures features = LinearFeatures.fit(table, rows);
    return new LinearScorer(features, RidgeLogistic.fit(features.encode(rows), won, ridge));
  }

  double[] logits(int[] rows) {
    return model.logits(features.encode(rows));
  }
}
