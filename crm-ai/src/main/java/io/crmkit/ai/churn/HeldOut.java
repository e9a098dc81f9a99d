package io.crmkit.ai.churn;

import io.crmkit.ai.churn.model.Baseline;
import io.crmkit.ai.drift.DriftProfile;
import io.crmkit.ai.drift.LabelShift;
import io.crmkit.ai.ir.ModelIr;
import io.crmkit.ai.ir.Scorer;
import io.crmkit.ai.train.Folds;
import io.crmkit.ai.train.Trainer;
import io.crmkit.ai.train.Training;
import io.crmkit.ai.train.TrainingSet;
import org.jspecify.annotations.Nullable;

/**
 * Makes the baseline of a model: the profile of what it learned from, and what models of the same trainer say of cases
 * that were held out.
 *
 * <p>A case is flagged from the share of those who left on: where probabilities are calibrated, that is where the
 * flagged parts of both outcomes are furthest apart, so that the share of today can be told best. Fold after fold is
 * held out until enough cases of either outcome were, so that large sets are not trained on as often as small ones.
 */
final class HeldOut {

  /** How many held-out cases of either outcome are enough. */
  static final int ENOUGH_OF_EACH = 300;

  private HeldOut() {}

  /** Returns the baseline of a model that was learned from all cases. */
  static Baseline baseline(ModelIr model, TrainingSet set, Folds folds, Trainer trainer, Training run) {
    Training quiet = run.quiet();
    LabelShift labels = null;
    for (int fold = 0; fold < folds.count() && !isEnough(labels); fold++) {
      ModelIr other = trainer.train(set.rows(folds.kept(fold)), quiet);
      LabelShift more = labels(other, set.rows(folds.held(fold)), set.baseRate());
      labels = labels == null ? more : labels.merge(more);
    }
    if (labels == null) {
      throw new IllegalArgumentException("there are no folds");
    }
    return new Baseline(DriftProfile.of(model, set.rows()), labels);
  }

  private static boolean isEnough(@Nullable LabelShift labels) {
    return labels != null && Math.min(labels.positives(), labels.negatives()) >= ENOUGH_OF_EACH;
  }

  private static LabelShift labels(ModelIr model, TrainingSet held, double threshold) {
    double[] probabilities = new double[held.size()];
    boolean[] left = new boolean[held.size()];
    Scorer scorer = Scorer.of(model);
    double[] row = new double[held.schema().size()];
    for (int i = 0; i < probabilities.length; i++) {
      held.rows().row(i, row);
      probabilities[i] = scorer.probability(row);
      left[i] = held.labels().at(i) == 1;
    }
    return LabelShift.of(threshold, probabilities, left);
  }
}
