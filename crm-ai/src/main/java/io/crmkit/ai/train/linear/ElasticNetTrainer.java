package io.crmkit.ai.train.linear;

import io.crmkit.ai.ir.Task;
import io.crmkit.ai.train.Capabilities;
import io.crmkit.ai.train.PathTrainer;
import io.crmkit.ai.train.TrainedPath;
import io.crmkit.ai.train.Training;
import io.crmkit.ai.train.TrainingSet;
import java.util.ArrayList;
import java.util.List;

/** Fits logistic regressions of falling penalty, each from the one before. */
final class ElasticNetTrainer implements PathTrainer {

  private final ElasticNet settings;

  ElasticNetTrainer(ElasticNet settings) {
    this.settings = settings;
  }

  @Override
  public String id() {
    return "elastic-net";
  }

  @Override
  public Capabilities capabilities() {
    return Capabilities.all(Task.BINARY);
  }

  @Override
  public TrainedPath fit(TrainingSet set, Training run) {
    capabilities().require(id(), set.requireBinary(), run);
    Design design = Design.of(set);
    int[] signs = design.signs(run.constraints().signs(set.schema()));
    Regression regression = new Regression(design.columns, set, signs);
    double strongest = regression.strongestPenalty() / Math.max(settings.share(), 1e-3);
    double step = settings.penalties() == 1 ? 1 : StrictMath.pow(settings.weakest(), 1.0 / (settings.penalties() - 1));
    List<double[]> weights = new ArrayList<>();
    List<Double> intercepts = new ArrayList<>();
    for (int i = 0; i < settings.penalties(); i++) {
      run.cancellation().check();
      regression.fit(strongest * StrictMath.pow(step, i), settings.share());
      weights.add(regression.weights());
      intercepts.add(regression.intercept());
    }
    return new LinearPath(set.schema(), design, regression.means(), weights, intercepts);
  }
}
