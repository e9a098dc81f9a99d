package io.crmkit.forecast.win;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** The depth and number of trees with the lowest log loss in cross-validation. */
final class TreeSearch {

  private static final int[] DEPTHS = {1, 2, 4};
  private static final int STEP = 10;
  private static final int MOST_TREES = 400;
  private static final int PATIENCE = 4;

  private final int depth;
  private final int trees;
  /** Of each row learned from, by the trees that learned from the other parts. */
  private final double[] logits;

  TreeSearch(int depth, int trees, double[] logits) {
    this.depth = depth;
    this.trees = trees;
    this.logits = logits;
  }

  int depth() {
    return depth;
  }

  int trees() {
    return trees;
  }

  double[] logits() {
    return logits;
  }

  static TreeSearch of(InnerFolds folds) {
    TreeSearch best = null;
    for (int depth : DEPTHS) {
      TreeSearch found = of(folds, depth);
      if (best == null || ModelChoice.loss(found.logits, folds.won()) < ModelChoice.loss(best.logits, folds.won())) {
        best = found;
      }
    }
    if (best == null) {
      throw new IllegalStateException("no depth to search");
    }
    return best;
  }

  /** All parts grow in step, until more trees have not helped for a while. */
  private static TreeSearch of(InnerFolds folds, int depth) {
    List<Course> courses = new ArrayList<>();
    for (InnerFolds.Fold fold : folds.folds()) {
      courses.add(Course.start(folds.table(), fold, depth));
    }
    double[] logits = new double[folds.rows().length];
    courses.forEach(course -> course.fold.put(course.logits, logits));
    TreeSearch best = new TreeSearch(depth, 0, logits.clone());
    double bestLoss = ModelChoice.loss(logits, folds.won());
    for (int trees = STEP; trees <= MOST_TREES && trees <= best.trees + PATIENCE * STEP; trees += STEP) {
      courses.forEach(Course::grow);
      courses.forEach(course -> course.fold.put(course.logits, logits));
      double loss = ModelChoice.loss(logits, folds.won());
      if (loss < bestLoss) {
        bestLoss = loss;
        best = new TreeSearch(depth, trees, logits.clone());
      }
    }
    return best;
  }

  /** How the trees of one part grow. */
  private static final class Course {

    private final InnerFolds.Fold fold;
    private final Boosting boosting;
    private final byte[][] asked;
    private final double[] logits;

    Course(InnerFolds.Fold fold, Boosting boosting, byte[][] asked, double[] logits) {
      this.fold = fold;
      this.boosting = boosting;
      this.asked = asked;
      this.logits = logits;
    }

    static Course start(DealTable table, InnerFolds.Fold fold, int depth) {
      TreeFeatures features = TreeFeatures.fit(table, fold.learned(), fold.outcomes());
      Boosting boosting = new Boosting(features.fitted(), fold.outcomes(), depth);
      double[] logits = new double[fold.asked().length];
      Arrays.fill(logits, boosting.start());
      return new Course(fold, boosting, features.encode(fold.asked()), logits);
    }

    void grow() {
      for (int i = 0; i < STEP; i++) {
        boosting.grow().addTo(logits, asked);
      }
    }
  }
}
