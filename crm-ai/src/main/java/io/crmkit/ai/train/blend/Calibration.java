package io.crmkit.ai.train.blend;

import io.crmkit.ai.ir.Calibrator;
import io.crmkit.ai.ir.Calibrator.Beta;
import io.crmkit.ai.ir.Calibrator.Isotonic;
import io.crmkit.ai.ir.Calibrator.Platt;
import io.crmkit.ai.ir.Logistic;
import io.crmkit.ai.train.Folds;
import io.crmkit.ai.train.TrainingSet;
import java.util.List;
import java.util.function.BiFunction;

/** Makes calibrators of margins that were held out, and chooses among them. */
final class Calibration {

  /** From the simplest on. */
  private static final List<BiFunction<double[], TrainingSet, Calibrator>> KINDS = List.of(
      (margins, set) -> Calibrator.NONE, Calibration::platt, Calibration::beta, Calibration::isotonic);

  private static final int FOLDS = 5;

  private Calibration() {}

  /**
   * Returns the simplest kind that is no more than a standard error of the difference worse than the best, by the loss on
   * cases that it was not made of.
   */
  static Calibrator choose(double[] margins, TrainingSet set, long seed) {
    Folds folds = Folds.stratified(set.labels(), FOLDS, seed);
    double[][] losses = new double[KINDS.size()][];
    int best = 0;
    for (int kind = 0; kind < losses.length; kind++) {
      losses[kind] = losses(KINDS.get(kind), margins, set, folds);
      best = sum(losses[kind]) < sum(losses[best]) ? kind : best;
    }
    for (int kind = 0; kind < best; kind++) {
      if (isAsGood(losses[kind], losses[best])) {
        return KINDS.get(kind).apply(margins, set);
      }
    }
    return KINDS.get(best).apply(margins, set);
  }

  private static double[] losses(BiFunction<double[], TrainingSet, Calibrator> kind, double[] margins, TrainingSet set,
      Folds folds) {
    double[] losses = new double[margins.length];
    for (int fold = 0; fold < folds.count(); fold++) {
      int[] kept = folds.kept(fold);
      Calibrator calibrator = kind.apply(picked(margins, kept), set.rows(kept));
      for (int row : folds.held(fold)) {
        double probability = Math.min(Math.max(calibrator.probability(margins[row]), 1e-9), 1 - 1e-9);
        double happened = set.labels().at(row) == 1 ? probability : 1 - probability;
        losses[row] = -set.weights().at(row) * StrictMath.log(happened);
      }
    }
    return losses;
  }

  private static double[] picked(double[] margins, int[] rows) {
    double[] picked = new double[rows.length];
    for (int i = 0; i < rows.length; i++) {
      picked[i] = margins[rows[i]];
    }
    return picked;
  }

  private static double sum(double[] values) {
    double sum = 0;
    for (double value : values) {
      sum += value;
    }
    return sum;
  }

  /** Whether losses of the same cases are no more than a standard error of the difference above the best. */
  static boolean isAsGood(double[] losses, double[] best) {
    double sum = 0;
    double squares = 0;
    for (int i = 0; i < losses.length; i++) {
      double apart = losses[i] - best[i];
      sum += apart;
      squares += apart * apart;
    }
    double mean = sum / losses.length;
    double error = Math.sqrt(Math.max(0, squares / losses.length - mean * mean) / losses.length);
    return mean <= error;
  }

  static Platt platt(double[] margins, TrainingSet set) {
    double[] fitted = SmallRegression.fit(set, margins);
    return fitted[0] >= 0 ? new Platt(fitted[0], fitted[1]) : new Platt(0, Logistic.inverse(set.baseRate()));
  }

  /** A factor below 0 would turn the order and is left out. */
  private static Calibrator beta(double[] margins, TrainingSet set) {
    double[] log = new double[margins.length];
    double[] other = new double[margins.length];
    for (int i = 0; i < margins.length; i++) {
      log[i] = Logistic.log(margins[i]);
      other[i] = -Logistic.log(-margins[i]);
    }
    double[] both = SmallRegression.fit(set, log, other);
    if (both[0] >= 0 && both[1] >= 0) {
      return new Beta(both[0], both[1], both[2]);
    }
    double[] one = SmallRegression.fit(set, both[0] >= 0 ? log : other);
    double factor = Math.max(0, one[0]);
    return both[0] >= 0 ? new Beta(factor, 0, one[1]) : new Beta(0, factor, one[1]);
  }

  private static Calibrator isotonic(double[] margins, TrainingSet set) {
    PooledSteps steps = PooledSteps.of(margins, set);
    return new Isotonic(steps.margins(), steps.probabilities());
  }
}
