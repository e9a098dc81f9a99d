package io.crmkit.forecast.win;

/** The penalty of the logistic regression with the lowest log loss in cross-validation. */
final class RidgeSearch {

  private static final double[] RIDGES = {1000, 300, 100, 30, 10, 3, 1, 0.3};

  private final double ridge;
  /** Of each row learned from, by the model that learned from the other parts. */
  private final double[] logits;

  RidgeSearch(double ridge, double[] logits) {
    this.ridge = ridge;
    this.logits = logits;
  }

  double ridge() {
    return ridge;
  }

  double[] logits() {
    return logits;
  }

  static RidgeSearch of(InnerFolds folds) {
    double[][] logits = new double[RIDGES.length][folds.rows().length];
    for (InnerFolds.Fold fold : folds.folds()) {
      LinearFeatures features = LinearFeatures.fit(folds.table(), fold.learned());
      SparseRows learned = features.encode(fold.learned());
      SparseRows asked = features.encode(fold.asked());
      RidgeLogistic model = RidgeLogistic.fit(learned, fold.outcomes(), RIDGES[0]);
      for (int i = 0; i < RIDGES.length; i++) {
        model = RidgeLogistic.fit(learned, fold.outcomes(), RIDGES[i], model);
        fold.put(model.logits(asked), logits[i]);
      }
    }
    int best = 0;
    for (int i = 1; i < RIDGES.length; i++) {
      if (ModelChoice.loss(logits[i], folds.won()) < ModelChoice.loss(logits[best], folds.won())) {
        best = i;
      }
    }
    return new RidgeSearch(RIDGES[best], logits[best]);
  }
}
