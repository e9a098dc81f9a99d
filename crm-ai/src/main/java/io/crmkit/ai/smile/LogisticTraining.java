package io.crmkit.ai.smile;

import io.crmkit.ai.ir.ModelIr;
import io.crmkit.ai.ir.Predictor.Linear;
import io.crmkit.ai.ir.Predictor.Term;
import io.crmkit.ai.ir.Task;
import io.crmkit.ai.train.Capabilities;
import io.crmkit.ai.train.Trainer;
import io.crmkit.ai.train.Training;
import io.crmkit.ai.train.TrainingSet;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import smile.classification.LogisticRegression;

/** Lets Smile fit logistic regressions, in one step that cannot be stopped. */
final class LogisticTraining implements Trainer {

  private static final double TOLERANCE = 1e-8;

  private final SmileLogistic settings;

  LogisticTraining(SmileLogistic settings) {
    this.settings = settings;
  }

  @Override
  public String id() {
    return "smile-logistic";
  }

  @Override
  public Capabilities capabilities() {
    return SmileCases.capabilities(Task.BINARY);
  }

  @Override
  public ModelIr train(TrainingSet set, Training run) {
    Points points = Points.of(SmileCases.require(this, set, run));
    int[] labels = SmileCases.labels(set);
    run.cancellation().check();
    LogisticRegression.Binomial fitted = fitted(points.rows(), labels);
    run.cancellation().check();
    return converted(fitted, points, set);
  }

  LogisticRegression.Binomial fitted(double[][] points, int... labels) {
    try (SmileThread smile = new SmileThread()) {
      return smile.run(SmileThread.seeds(0, 1)[0], () -> LogisticRegression.binomial(
          points, labels, settings.penalty(), TOLERANCE, settings.iterations()));
    }
  }

  static ModelIr converted(LogisticRegression.Binomial fitted, Points points, TrainingSet set) {
    double[] weights = fitted.coefficients();
    double[][] rows = points.rows();
    List<Term> terms = new ArrayList<>();
    for (int i = 0; i < points.inputs().size(); i++) {
      int at = i;
      double mean = Arrays.stream(rows).mapToDouble(row -> row[at]).average().orElse(0);
      terms.add(new Term(points.inputs().get(i), SmileCases.found(weights[i], "weight"), mean));
    }
    double intercept = SmileCases.found(weights[weights.length - 1], "intercept");
    return ModelIr.builder(Task.BINARY, set.schema()).derivations(points.derivations())
        .predictor(new Linear(intercept, terms)).build();
  }
}
