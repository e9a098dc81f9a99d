package io.crmkit.ai.sentinel;

import io.crmkit.ai.ir.ColumnBatch;
import io.crmkit.ai.ir.FeatureSchema;
import io.crmkit.ai.measure.Ranking;
import io.crmkit.ai.train.Folds;
import io.crmkit.ai.train.Training;
import io.crmkit.ai.train.TrainingSet;
import io.crmkit.ai.train.UnlearnableException;
import io.crmkit.ai.train.tree.Boosting;
import java.util.List;

/** How well one feature tells the outcome alone, by the curve that is best for it. */
final class SingleFeature {

  private static final Boosting CURVE = Boosting.builder().rounds(30).learningRate(0.3).leaves(2).build();

  private SingleFeature() {}

  /** Returns the AUC on cases that were held out; 0.5 where nothing could be learned. */
  static double auc(TrainingSet set, Folds folds, int feature) {
    TrainingSet alone = new TrainingSet(new FeatureSchema(List.of(set.schema().feature(feature))),
        ColumnBatch.of(set.rows().column(feature)), set.labels(), set.weights());
    double[] margins = new double[set.size()];
    try {
      for (int fold = 0; fold < folds.count(); fold++) {
        int[] held = folds.held(fold);
        double[] some = CURVE.trainer().fit(alone.rows(folds.kept(fold)), Training.seeded(0))
            .margins(alone.rows().rows(held), CURVE.rounds() - 1);
        for (int i = 0; i < held.length; i++) {
          margins[held[i]] = some[i];
        }
      }
    } catch (UnlearnableException e) {
      return 0.5;
    }
    return Ranking.of(margins, set.labels().toArray()).auc();
  }
}
