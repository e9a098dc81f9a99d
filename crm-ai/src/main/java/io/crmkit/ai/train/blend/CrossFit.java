package io.crmkit.ai.train.blend;

import io.crmkit.ai.ir.Calibrator.Platt;
import io.crmkit.ai.ir.DoubleArray;
import io.crmkit.ai.train.Folds;
import io.crmkit.ai.train.PathTrainer;
import io.crmkit.ai.train.TrainedPath;
import io.crmkit.ai.train.Training;
import io.crmkit.ai.train.TrainingSet;
import java.util.ArrayList;
import java.util.List;

/**
 * What a trainer says of cases that were held out.
 *
 * @param point of the path where the held-out loss is least
 * @param margins of each case while it was held out, brought to log-odds by {@code scale}
 * @param scale what brought them there
 */
record CrossFit(PathTrainer trainer, int point, DoubleArray margins, Platt scale) {

  static CrossFit of(PathTrainer trainer, TrainingSet set, Folds folds, Training run) {
    List<TrainedPath> paths = new ArrayList<>();
    double[] losses = new double[0];
    for (int fold = 0; fold < folds.count(); fold++) {
      TrainedPath path = trainer.fit(set.rows(folds.kept(fold)), run.withSeed(run.seed() + 31L * fold));
      losses = sum(losses, path.losses(set.rows(folds.held(fold))));
      paths.add(path);
    }
    int point = least(losses);
    double[] margins = new double[set.size()];
    for (int fold = 0; fold < folds.count(); fold++) {
      int[] held = folds.held(fold);
      double[] some = paths.get(fold).margins(set.rows().rows(held), point);
      for (int i = 0; i < held.length; i++) {
        margins[held[i]] = some[i];
      }
    }
    Platt scale = Calibration.platt(margins, set);
    for (int i = 0; i < margins.length; i++) {
      margins[i] = scale.slope() * margins[i] + scale.shift();
    }
    return new CrossFit(trainer, point, DoubleArray.of(margins), scale);
  }

  private static double[] sum(double[] losses, double[] more) {
    double[] sum = more.clone();
    for (int i = 0; i < losses.length; i++) {
      sum[i] += losses[i];
    }
    return sum;
  }

  private static int least(double[] losses) {
    int least = 0;
    for (int i = 1; i < losses.length; i++) {
      if (losses[i] < losses[least]) {
        least = i;
      }
    }
    return least;
  }
}
