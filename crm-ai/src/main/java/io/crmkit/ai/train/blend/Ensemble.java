package io.crmkit.ai.train.blend;

import io.crmkit.ai.ir.DoubleArray;
import io.crmkit.ai.ir.ModelIr;
import io.crmkit.ai.ir.Predictor;
import io.crmkit.ai.ir.Predictor.Member;
import io.crmkit.ai.ir.Task;
import io.crmkit.ai.train.Capabilities;
import io.crmkit.ai.train.ClassWeights;
import io.crmkit.ai.train.Folds;
import io.crmkit.ai.train.PathTrainer;
import io.crmkit.ai.train.Trainer;
import io.crmkit.ai.train.Training;
import io.crmkit.ai.train.TrainingSet;
import io.crmkit.ai.train.linear.ElasticNet;
import io.crmkit.ai.train.tree.Boosting;
import io.crmkit.ai.train.tree.Forest;
import io.crmkit.core.progress.Progress;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/**
 * Trains several kinds of models, joins their log-odds as far as that helps on cases that were held out, and calibrates
 * the sum on them.
 *
 * @param members at least one
 * @param folds in which each case is held out once
 */
public record Ensemble(List<PathTrainer> members, int folds) implements Trainer {

  /** Additive boosting, boosted trees, a logistic regression and a forest, held out in five folds. */
  public static final Ensemble DEFAULT = new Ensemble(List.of(Boosting.ADDITIVE.trainer(), Boosting.TREES.trainer(),
      ElasticNet.DEFAULT.trainer(), Forest.DEFAULT.trainer()), 5);

  private static final int LEAST_OF_EACH = 2;

  public Ensemble {
    members = List.copyOf(members);
    if (members.isEmpty() || folds < 2) {
      throw new IllegalArgumentException("an ensemble of %d members and %d folds".formatted(members.size(), folds));
    }
    for (PathTrainer member : members) {
      if (member.capabilities().task() != Task.BINARY) {
        throw new IllegalArgumentException(
            "%s answers %s, not BINARY".formatted(member.id(), member.capabilities().task()));
      }
    }
  }

  /** Returns this ensemble with members that learn by class weights; selection and calibration see cases unweighted. */
  public Ensemble weighing(ClassWeights weights) {
    return new Ensemble(members.stream().map(weights::on).toList(), folds);
  }

  @Override
  public String id() {
    return "ensemble";
  }

  /** Returns what all of its members can do. */
  @Override
  public Capabilities capabilities() {
    return members.stream().map(PathTrainer::capabilities).reduce(Capabilities.all(Task.BINARY), Capabilities::and);
  }

  @Override
  public ModelIr train(TrainingSet set, Training run) {
    capabilities().require(id(), set.requireBinary(), run);
    Folds held = Folds.stratified(set.labels(), folds(folds, set), run.seed());
    List<CrossFit> fits = new ArrayList<>();
    for (PathTrainer member : members) {
      fits.add(CrossFit.of(member, set, held, run));
      tell(run, fits.size());
    }
    double[] weights = GreedySelection.weights(fits.stream().map(fit -> fit.margins().toArray()).toList(), set);
    ModelIr.Builder model = ModelIr.builder(Task.BINARY, set.schema());
    model.predictor(blend(model, fits, weights, set, run));
    model.calibrator(Calibration.choose(margins(fits, weights), set, run.seed() + 1));
    tell(run, members.size() + 1);
    return model.build();
  }

  private void tell(Training run, int done) {
    run.progress().progressed(new Progress(done, members.size() + 1L, "trainings", Duration.ZERO));
  }

  /** No more folds than the rarer label can be held out in. */
  static int folds(int wanted, TrainingSet set) {
    int ones = (int) set.labels().stream().filter(label -> label == 1).count();
    return Math.max(LEAST_OF_EACH, Math.min(wanted, Math.min(ones, set.size() - ones)));
  }

  private static Predictor blend(ModelIr.Builder model, List<CrossFit> fits, double[] weights, TrainingSet set,
      Training run) {
    List<Member> members = new ArrayList<>();
    double intercept = 0;
    for (int i = 0; i < weights.length; i++) {
      CrossFit fit = fits.get(i);
      if (weights[i] > 0) {
        ModelIr whole = fit.trainer().fit(set, run).model(fit.point());
        members.add(new Member(weights[i] * fit.scale().slope(), model.append(whole)));
        intercept += weights[i] * fit.scale().shift();
      }
    }
    return new Predictor.Blend(intercept, members);
  }

  private static double[] margins(List<CrossFit> fits, double[] weights) {
    double[] sum = new double[fits.get(0).margins().size()];
    for (int i = 0; i < weights.length; i++) {
      DoubleArray margins = fits.get(i).margins();
      for (int row = 0; row < sum.length; row++) {
        sum[row] += weights[i] * margins.at(row);
      }
    }
    return sum;
  }
}
