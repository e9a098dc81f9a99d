package io.crmkit.ai.action.evaluation;

import io.crmkit.ai.action.bandit.ArmFeatures;
import io.crmkit.ai.action.bandit.LinearModel;
import java.util.ArrayList;
import java.util.List;

/**
 * A log and, for each of its decisions, a model that was fitted without it: the log is dealt into folds by turns, and
 * the model of a fold learns from all others. Immutable once it is made.
 */
public final class CrossFit {

  private static final int MOST_FOLDS = 20;
  private static final double RIDGE = 1;

  private final List<Logged> log;
  private final List<LinearModel> models = new ArrayList<>();

  /**
   * Fits the models.
   *
   * @param folds 2 to 20
   */
  public CrossFit(List<Logged> log, ArmFeatures features, int folds) {
    if (folds < 2 || folds > MOST_FOLDS) {
      throw new IllegalArgumentException("folds must be 2 to %d but were %d".formatted(MOST_FOLDS, folds));
    }
    this.log = List.copyOf(log);
    for (int fold = 0; fold < folds; fold++) {
      LinearModel model = LinearModel.of(features, RIDGE);
      for (int i = 0; i < log.size(); i++) {
        if (i % folds != fold) {
          Logged decision = log.get(i);
          model.learn(decision.arm(), decision.context(), decision.reward(), 1);
        }
      }
      models.add(model);
    }
  }

  /** Returns what estimators see of each decision if a candidate had made it, in the order of the log. */
  public List<Trial> trials(Candidate candidate) {
    List<Trial> trials = new ArrayList<>(log.size());
    for (int i = 0; i < log.size(); i++) {
      trials.add(trial(log.get(i), candidate, models.get(i % models.size())));
    }
    return trials;
  }

  private static Trial trial(Logged decision, Candidate candidate, LinearModel model) {
    double[] shares = candidate.shares(decision);
    double[] logged = decision.shares();
    double[] context = decision.context();
    int[] arms = decision.arms();
    double expected = 0;
    double unsupported = 0;
    double foreseen = 0;
    for (int arm = 0; arm < shares.length; arm++) {
      double reward = model.expected(arms[arm], context);
      expected += shares[arm] * reward;
      unsupported += logged[arm] > 0 ? 0 : shares[arm];
      foreseen = arm == decision.chosen() ? reward : foreseen;
    }
    return new Trial(
        shares[decision.chosen()] / decision.share(), decision.reward(), foreseen, expected, unsupported);
  }
}
