package io.crmkit.ai.smile;

import io.crmkit.ai.ir.Calibrator;
import io.crmkit.ai.ir.DoubleArray;
import io.crmkit.ai.ir.Logistic;
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
import java.util.ArrayList;
import java.util.List;
import java.util.stream.LongStream;
import smile.base.cart.DecisionNode;
import smile.base.cart.LeafNode;
import smile.base.cart.SplitRule;
import smile.classification.RandomForest;

/**
 * Lets Smile grow forests, one tree at a time.
 *
 * <p>Smile's probability is the weighted mean of the trees' shares. The margin is the tangent of the logit at the base
 * rate, as of crmkit's own forests, so that it is a sum of trees; the calibrator is that line backwards.
 */
final class ForestTraining implements Trainer {

  private static final int DEEPEST = 64;

  /** For which Smile leaves its generator as it is: it was set where nobody else sets one. */
  private static final long AS_SET = 1;

  private final SmileForest settings;

  ForestTraining(SmileForest settings) {
    this.settings = settings;
  }

  @Override
  public String id() {
    return "smile-forest";
  }

  @Override
  public Capabilities capabilities() {
    return SmileCases.capabilities(Task.BINARY);
  }

  @Override
  public ModelIr train(TrainingSet set, Training run) {
    Frame frame = Frame.of(SmileCases.require(this, set, run));
    return converted(trees(frame, run), frame, set);
  }

  /** Returns forests of one tree, as Smile has no other way to be stopped between them. */
  List<RandomForest.Model> trees(Frame frame, Training run) {
    List<RandomForest.Model> trees = new ArrayList<>();
    try (SmileThread smile = new SmileThread()) {
      for (long seed : SmileThread.seeds(run.seed(), settings.trees())) {
        run.cancellation().check();
        trees.add(smile.run(seed, () -> forest(frame, AS_SET)).models()[0]);
        run.progress().progressed(new Progress(trees.size(), (long) settings.trees(), "trees", Duration.ZERO));
      }
    }
    return trees;
  }

  /** Returns a forest with a tree for each seed. */
  RandomForest forest(Frame frame, long... seeds) {
    return RandomForest.fit(Frame.FORMULA, frame.data(), seeds.length, Math.min(settings.features(), frame.width()),
        SplitRule.GINI, DEEPEST, settings.leaves(), settings.leafSize(), 1, null, LongStream.of(seeds));
  }

  static ModelIr converted(List<RandomForest.Model> forest, Frame frame, TrainingSet set) {
    double all = SmileCases.found(forest.stream().mapToDouble(each -> each.weight).sum(), "weight of a tree");
    double rate = set.baseRate();
    double slope = 1 / (rate * (1 - rate));
    ModelIr.Builder model = ModelIr.builder(Task.BINARY, set.schema());
    TreeConversion conversion = new TreeConversion(frame, model);
    List<Tree> trees = new ArrayList<>();
    for (RandomForest.Model each : forest) {
      double counts = each.weight / all * slope;
      trees.add(conversion.tree(each.tree, leaf -> counts * share(leaf)));
    }
    double base = Logistic.inverse(rate) - rate * slope;
    return model.predictor(new TreeEnsemble(base, trees))
        .calibrator(new Calibrator.Isotonic(DoubleArray.of(base, base + slope), DoubleArray.of(0, 1))).build();
  }

  /** Returns the share of a leaf whose label is 1, drawn a little to the middle, as Smile has it. */
  private static double share(LeafNode leaf) {
    return ((DecisionNode) leaf).posteriori(new double[2])[1];
  }
}
