package io.crmkit.ai.train.tree;

import io.crmkit.ai.ir.Logistic;
import io.crmkit.ai.ir.Task;
import io.crmkit.ai.ir.Tree;
import io.crmkit.ai.train.Capabilities;
import io.crmkit.ai.train.PathTrainer;
import io.crmkit.ai.train.TrainedPath;
import io.crmkit.ai.train.Training;
import io.crmkit.ai.train.TrainingSet;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;

/**
 * Grows random forests. A path has one point: the shares of the trees' votes, brought to log-odds by the tangent of the
 * logit at the base rate, so that forests stay sums of trees.
 */
final class ForestTrainer implements PathTrainer {

  private final Forest settings;

  ForestTrainer(Forest settings) {
    this.settings = settings;
  }

  @Override
  public String id() {
    return "forest";
  }

  @Override
  public Capabilities capabilities() {
    return Capabilities.all(Task.BINARY);
  }

  @Override
  public TrainedPath fit(TrainingSet set, Training run) {
    capabilities().require(id(), set.requireBinary(), run);
    Freedom freedom = Freedom.of(run.constraints(), set.schema());
    BinnedRows rows = BinnedRows.of(set);
    Boosting growth = Boosting.builder().rounds(1).learningRate(1).penalty(0).leastWeight(settings.leafSize())
        .leaves(settings.leaves()).depth(64).build();
    double rate = set.baseRate();
    double slope = 1 / (rate * (1 - rate));
    List<Tree> trees = new ArrayList<>();
    SplittableRandom seeds = new SplittableRandom(run.seed());
    for (int i = 0; i < settings.trees(); i++) {
      run.cancellation().check();
      trees.add(tree(set, rows, growth, freedom, seeds.split(), slope / settings.trees()));
    }
    return new BoostedPath(rows, set.schema(), Logistic.inverse(rate) - rate * slope, forOnce(trees));
  }

  /** All trees count at the only point: each is a bag of its own. */
  private static List<List<Tree>> forOnce(List<Tree> trees) {
    return trees.stream().map(List::of).toList();
  }

  private Tree tree(TrainingSet set, BinnedRows rows, Boosting growth, Freedom freedom, SplittableRandom random,
      double scale) {
    double[] drawn = new double[set.size()];
    for (int i = 0; i < drawn.length; i++) {
      drawn[random.nextInt(drawn.length)]++;
    }
    int[] picked = new int[drawn.length];
    double[] first = new double[drawn.length];
    int size = 0;
    for (int row = 0; row < drawn.length; row++) {
      if (drawn[row] > 0) {
        picked[size++] = row;
      }
      drawn[row] *= set.weights().at(row);
      first[row] = -drawn[row] * set.labels().at(row);
    }
    Gradients gradients = new Gradients(set.size());
    gradients.set(first, drawn);
    FeatureDraw draw = FeatureDraw.some(rows.features(), wanted(rows.features()), random.nextLong());
    return new TreeGrower(rows, growth, gradients, draw, freedom)
        .grow(Arrays.copyOf(picked, size), new double[set.size()], scale);
  }

  private int wanted(int features) {
    return settings.features() > 0 ? Math.min(settings.features(), features)
        : Math.max(1, (int) Math.round(Math.sqrt(features)));
  }
}
