package io.crmkit.testkit.ai.train;

import io.crmkit.ai.ir.ModelIr;
import io.crmkit.ai.ir.Scorer;
import io.crmkit.ai.train.TrainingSet;
import java.util.Arrays;

/** What models say of the cases of a set. */
final class Margins {

  private Margins() {}

  static double[] of(ModelIr model, TrainingSet set) {
    double[] margins = new double[set.size()];
    Scorer.of(model).margins(set.rows(), 0, margins.length, margins);
    return margins;
  }

  static double[] probabilities(ModelIr model, TrainingSet set) {
    double[] probabilities = of(model, set);
    Arrays.setAll(probabilities, row -> model.calibrator().probability(probabilities[row]));
    return probabilities;
  }

  static double mean(double... values) {
    return Arrays.stream(values).average().orElseThrow();
  }
}
