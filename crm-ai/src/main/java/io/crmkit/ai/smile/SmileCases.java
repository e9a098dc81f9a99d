package io.crmkit.ai.smile;

import io.crmkit.ai.ir.Feature;
import io.crmkit.ai.ir.FeatureKind;
import io.crmkit.ai.ir.Task;
import io.crmkit.ai.train.Capabilities;
import io.crmkit.ai.train.Capabilities.Ability;
import io.crmkit.ai.train.Trainer;
import io.crmkit.ai.train.Training;
import io.crmkit.ai.train.TrainingSet;
import io.crmkit.ai.train.UnlearnableException;

/** What Smile would misread without a word: weights and constraints, unknown to it, and values that are none. */
final class SmileCases {

  /** Beyond it, means and squares of numbers are not finite any more. */
  private static final double LARGEST = 1e100;

  private SmileCases() {}

  /** Returns what trainers by Smile can do. */
  static Capabilities capabilities(Task task) {
    return Capabilities.all(task).without(Ability.WEIGHTS, Ability.DIRECTIONS, Ability.GROUPS);
  }

  /**
   * Returns cases if Smile can learn of them.
   *
   * @throws io.crmkit.core.RefusedException if weights or constraints are asked for, which Smile does not know
   * @throws UnlearnableException if not, naming the row and the feature
   */
  static TrainingSet require(Trainer trainer, TrainingSet set, Training run) {
    trainer.capabilities().require(trainer.id(), set, run);
    for (int i = 0; i < set.schema().size(); i++) {
      Feature feature = set.schema().feature(i);
      double[] column = set.rows().column(i);
      for (int row = 0; row < column.length; row++) {
        if (!Double.isNaN(column[row]) && !isValue(feature, column[row])) {
          throw new UnlearnableException("%s of row %d is %s, of which Smile cannot learn".formatted(
              feature.name(), row, feature.personal() ? "a value" : column[row]));
        }
      }
    }
    return set;
  }

  private static boolean isValue(Feature feature, double value) {
    return feature.kind() == FeatureKind.NUMBER ? Math.abs(value) <= LARGEST
        : value == (int) value && value >= 0 && value < feature.vocabulary().size();
  }

  /** Returns the labels, which are 0 and 1, as Smile has them. */
  static int[] labels(TrainingSet set) {
    return set.requireBinary().labels().stream().mapToInt(label -> (int) label).toArray();
  }

  /** Returns a number that Smile found. */
  static double found(double value, String what) {
    if (!Double.isFinite(value)) {
      throw new UnlearnableException("Smile found no %s in these cases, but %s".formatted(what, value));
    }
    return value;
  }
}
