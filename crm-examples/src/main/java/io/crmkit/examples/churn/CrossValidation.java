package io.crmkit.examples.churn;

import io.crmkit.ai.ir.DoubleArray;
import io.crmkit.ai.ir.ModelIr;
import io.crmkit.ai.ir.Scorer;
import io.crmkit.ai.measure.BinaryMeasures;
import io.crmkit.ai.measure.Ranking;
import io.crmkit.ai.train.Folds;
import io.crmkit.ai.train.Trainer;
import io.crmkit.ai.train.Training;
import io.crmkit.ai.train.TrainingSet;
import java.util.function.IntConsumer;

/**
 * What models say of rows that they have not seen.
 *
 * @param probabilities of each row, by the model of the fold that held it out
 * @param auc mean over the folds
 * @param pooled measures of all rows together
 * @param trainSeconds mean time of one training
 */
record CrossValidation(DoubleArray probabilities, double auc, BinaryMeasures pooled, double trainSeconds) {

  static CrossValidation of(Trainer trainer, TrainingSet set, Folds folds, long seed, IntConsumer foldDone) {
    double[] probabilities = new double[set.size()];
    double auc = 0;
    long nanos = 0;
    for (int fold = 0; fold < folds.count(); fold++) {
      long start = System.nanoTime();
      ModelIr model = trainer.train(set.rows(folds.kept(fold)), Training.seeded(seed));
      nanos += System.nanoTime() - start;
      auc += score(model, set, folds.held(fold), probabilities) / folds.count();
      foldDone.accept(fold + 1);
    }
    return new CrossValidation(DoubleArray.of(probabilities), auc, BinaryMeasures.of(probabilities, set.labels().toArray()),
        nanos / 1e9 / folds.count());
  }

  private static double score(ModelIr model, TrainingSet set, int[] held, double[] probabilities) {
    Scorer scorer = Scorer.of(model);
    double[] row = new double[set.schema().size()];
    double[] scores = new double[held.length];
    double[] labels = new double[held.length];
    for (int i = 0; i < held.length; i++) {
      set.rows().row(held[i], row);
      scores[i] = scorer.probability(row);
      labels[i] = set.labels().at(held[i]);
      probabilities[held[i]] = scores[i];
    }
    return Ranking.of(scores, labels).auc();
  }
}
