package io.crmkit.ai.smile;

import io.crmkit.ai.ir.ModelIr;
import io.crmkit.ai.ir.Predictor.TreeEnsemble;
import io.crmkit.ai.ir.Task;
import io.crmkit.ai.ir.Tree;
import io.crmkit.ai.train.Capabilities;
import io.crmkit.ai.train.Trainer;
import io.crmkit.ai.train.Training;
import io.crmkit.ai.train.TrainingSet;
import io.crmkit.core.progress.Progress;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import smile.base.cart.Loss;
import smile.base.cart.RegressionNode;
import smile.classification.GradientTreeBoost;

/**
 * Lets Smile boost trees, in one step that cannot be stopped. Smile's sum is half of the log-odds, so that every number
 * is doubled, which changes no bit of it but its exponent.
 */
final class BoostingTraining implements Trainer {

  private static final int DEEPEST = 64;
  private static final int LEAF_SIZE = 5;

  private final SmileBoosting settings;

  BoostingTraining(SmileBoosting settings) {
    this.settings = settings;
  }

  @Override
  public String id() {
    return "smile-boosting";
  }

  @Override
  public Capabilities capabilities() {
    return SmileCases.capabilities(Task.BINARY);
  }

  @Override
  public ModelIr train(TrainingSet set, Training run) {
    Frame frame = Frame.of(SmileCases.require(this, set, run));
    run.cancellation().check();
    GradientTreeBoost boosted = boosted(frame, run);
    run.cancellation().check();
    run.progress().progressed(new Progress(settings.rounds(), (long) settings.rounds(), "trees", Duration.ZERO));
    return converted(boosted, frame, set);
  }

  GradientTreeBoost boosted(Frame frame, Training run) {
    try (SmileThread smile = new SmileThread()) {
      return smile.run(SmileThread.seeds(run.seed(), 1)[0], () -> GradientTreeBoost.fit(Frame.FORMULA, frame.data(),
          settings.rounds(), DEEPEST, settings.leaves(), LEAF_SIZE, settings.learningRate(), settings.share()));
    }
  }

  ModelIr converted(GradientTreeBoost boosted, Frame frame, TrainingSet set) {
    ModelIr.Builder model = ModelIr.builder(Task.BINARY, set.schema());
    TreeConversion conversion = new TreeConversion(frame, model);
    List<Tree> trees = Arrays.stream(boosted.trees())
        .map(tree -> conversion.tree(tree, leaf -> 2 * (settings.learningRate() * ((RegressionNode) leaf).output())))
        .toList();
    return model.predictor(new TreeEnsemble(2 * begin(set), trees)).build();
  }

  /** Returns what Smile begins with, by the same function of it. */
  private static double begin(TrainingSet set) {
    return Loss.logistic(SmileCases.labels(set)).intercept(new double[0]);
  }
}
