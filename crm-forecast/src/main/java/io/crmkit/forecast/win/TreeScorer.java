package io.crmkit.forecast.win;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** Fitted trees on the columns of a table. */
record TreeScorer(TreeFeatures features, double start, List<ShallowTree> trees) {

  static TreeScorer fit(DealTable table, int[] rows, boolean[] won, int depth, int count) {
    TreeFeatures features = TreeFeatures.fit(table, rows, won);
    Boosting boosting = new Boosting(features.fitted(), won, depth);
    List<ShallowTree> trees = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      trees.add(boosting.grow());
    }
    return new TreeScorer(features, boosting.start(), trees);
  }

  double[] logits(int[] rows) {
    double[] logits = new double[rows.length];
    Arrays.fill(logits, start);
    byte[][] ranges = features.encode(rows);
    trees.forEach(tree -> tree.addTo(logits, ranges));
    return logits;
  }
}
