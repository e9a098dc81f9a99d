package io.crmkit.ai.smile;

import io.crmkit.ai.ir.Derivation;
import io.crmkit.ai.ir.Feature;
import io.crmkit.ai.ir.FeatureKind;
import io.crmkit.ai.ir.ModelIr;
import io.crmkit.ai.ir.Task;
import io.crmkit.ai.train.TrainingSet;
import io.crmkit.ai.train.UnlearnableException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * Cases as points: numbers with mean 0 and variance 1 and 0 in place of gaps, whether a number is missing, and each
 * category; what is the same in all cases is left out.
 */
final class Points {

  /** How many numbers a point has at most. */
  static final int MOST = 2000;

  private final TrainingSet set;
  private final ModelIr.Builder slots;
  private final List<Integer> inputs = new ArrayList<>();

  private Points(TrainingSet set) {
    this.set = set;
    slots = ModelIr.builder(Task.BINARY, set.schema());
  }

  /**
   * Returns the points of cases.
   *
   * @throws UnlearnableException if all cases are alike, or a point would have more than {@value #MOST} numbers
   */
  static Points of(TrainingSet set) {
    Points points = new Points(set);
    for (int i = 0; i < set.schema().size(); i++) {
      Feature feature = set.schema().feature(i);
      if (feature.kind() == FeatureKind.NUMBER) {
        points.number(i, set.rows().column(i));
      } else {
        points.categories(i, feature.vocabulary().size());
      }
    }
    int numbers = points.inputs.size();
    if (numbers == 0 || numbers > MOST) {
      throw new UnlearnableException(numbers == 0 ? "all cases are alike"
          : "cases are points of %d numbers, more than %d: leave out features of many categories".formatted(
              numbers, MOST));
    }
    return points;
  }

  private void number(int feature, double[] column) {
    double mean = Frame.mean(column);
    double variance = Arrays.stream(column).filter(value -> !Double.isNaN(value))
        .map(value -> (value - mean) * (value - mean)).average().orElse(0);
    double factor = 1 / Math.sqrt(variance);
    if (Double.isFinite(factor)) {
      inputs.add(slots.derive(new Derivation.Fill(slots.derive(new Derivation.Scale(feature, mean, factor)), 0)));
    }
    addIfTold(new Derivation.Missing(feature), column);
  }

  private void categories(int feature, int size) {
    for (int code = 0; code < size; code++) {
      addIfTold(new Derivation.Category(feature, code), set.rows().column(feature));
    }
  }

  /** Adds what is 1 in some cases and 0 in others. */
  private void addIfTold(Derivation.OfOne derivation, double[] column) {
    double ones = Arrays.stream(column).map(derivation::apply).sum();
    if (ones > 0 && ones < column.length) {
      inputs.add(slots.derive(derivation));
    }
  }

  /** Returns the slots that make a point. */
  List<Integer> inputs() {
    return inputs;
  }

  /** Returns what is derived for them. */
  List<Derivation> derivations() {
    return slots.build().derivations();
  }

  /** Returns the point of each case, as scoring will make it. */
  double[][] rows() {
    ModelIr prepared = slots.build();
    double[] row = new double[set.schema().size()];
    double[][] points = new double[set.size()][inputs.size()];
    for (int i = 0; i < points.length; i++) {
      set.rows().row(i, row);
      double[] values = prepared.slots(row);
      Arrays.setAll(points[i], at -> values[inputs.get(at)]);
    }
    return points;
  }
}
