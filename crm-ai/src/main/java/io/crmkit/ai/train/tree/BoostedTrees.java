package io.crmkit.ai.train.tree;

import io.crmkit.ai.ir.Exponential;
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

/** Boosts trees on log-loss; a point of its path is a number of rounds. */
final class BoostedTrees implements PathTrainer {

  private final Boosting settings;

  BoostedTrees(Boosting settings) {
    this.settings = settings;
  }

  @Override
  public String id() {
    return settings.leaves() == 2 || settings.depth() == 1 ? "additive-boosting" : "boosted-trees";
  }

  @Override
  public Capabilities capabilities() {
    return Capabilities.all(Task.BINARY);
  }

  @Override
  public TrainedPath fit(TrainingSet set, Training run) {
    capabilities().require(id(), set.requireBinary(), run);
    BinnedRows rows = BinnedRows.of(set);
    double base = Logistic.inverse(set.baseRate());
    List<List<Tree>> bags = new ArrayList<>();
    for (int bag = 0; bag < settings.bags(); bag++) {
      bags.add(boost(set, rows, picked(set.size(), run.seed() + bag), base, run));
    }
    return new BoostedPath(rows, set.schema(), base, bags);
  }

  private List<Tree> boost(TrainingSet set, BinnedRows rows, int[] picked, double base, Training run) {
    double[] margins = new double[set.size()];
    Arrays.fill(margins, base);
    Derivatives derivatives = new Derivatives(set, picked);
    TreeGrower grower = new TreeGrower(rows, settings, derivatives.gradients, FeatureDraw.all(rows.features()),
        Freedom.of(run.constraints(), set.schema()));
    List<Tree> trees = new ArrayList<>(settings.rounds());
    for (int round = 0; round < settings.rounds(); round++) {
      run.cancellation().check();
      derivatives.at(margins);
      trees.add(grower.grow(picked, margins, 1.0 / settings.bags()));
    }
    return trees;
  }

  /** Returns rows without repetition, ascending. */
  private int[] picked(int size, long seed) {
    int[] all = new int[size];
    Arrays.setAll(all, i -> i);
    if (settings.bags() == 1 && settings.share() == 1) {
      return all;
    }
    SplittableRandom random = new SplittableRandom(seed);
    int wanted = Math.max(1, (int) Math.round(size * settings.share()));
    for (int i = 0; i < wanted; i++) {
      int other = i + random.nextInt(size - i);
      int row = all[i];
      all[i] = all[other];
      all[other] = row;
    }
    int[] picked = Arrays.copyOf(all, wanted);
    Arrays.sort(picked);
    return picked;
  }

  /** The derivatives of log-loss where the margins are. */
  private static final class Derivatives {

    final Gradients gradients;
    private final double[] labels;
    private final double[] weights;
    private final int[] picked;
    private final double[] first;
    private final double[] second;

    Derivatives(TrainingSet set, int[] picked) {
      labels = set.labels().toArray();
      weights = set.weights().toArray();
      this.picked = picked;
      gradients = new Gradients(set.size());
      first = new double[set.size()];
      second = new double[set.size()];
    }

    void at(double[] margins) {
      for (int row : picked) {
        double probability = 1 / (1 + Exponential.of(-margins[row]));
        first[row] = weights[row] * (probability - labels[row]);
        second[row] = weights[row] * Math.max(probability * (1 - probability), 1e-16);
      }
      gradients.set(first, second);
    }
  }
}
