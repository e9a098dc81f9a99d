package io.crmkit.ai.action;

import io.crmkit.ai.action.bandit.Belief;
import io.crmkit.ai.action.evaluation.Candidate;
import io.crmkit.ai.action.evaluation.CrossFit;
import io.crmkit.ai.action.evaluation.Estimator;
import io.crmkit.ai.action.evaluation.Logged;
import io.crmkit.ai.action.evaluation.Trial;
import io.crmkit.ai.action.model.Action;
import io.crmkit.ai.action.model.ActionId;
import io.crmkit.ai.action.model.Catalogue;
import io.crmkit.ai.action.model.Effect;
import io.crmkit.ai.action.model.EffectPrior;
import io.crmkit.ai.action.model.EffectPrior.Arm;
import io.crmkit.ai.action.model.Outcome;
import io.crmkit.ai.action.model.Policy;
import io.crmkit.ai.action.model.Recommendation.Settled;
import io.crmkit.ai.action.model.Share;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * What a log has taught a policy: rewards beyond what was expected, and effects of single actions. Nothing in it
 * changes once it is made, so threads share it.
 *
 * @param rewards of actions
 */
record Learned(Rewards rewards, Map<ActionId, Effect> effects, EffectPrior prior) {

  private static final int FOLDS = 5;
  private static final int FEW = 20;

  static Learned of(Catalogue catalogue, Policy policy, List<Settled> log) {
    Arms arms = Arms.of(catalogue);
    return new Learned(Rewards.of(catalogue, policy, log), effects(catalogue, policy, arms, log), policy.prior());
  }

  /** Learns rewards alone: what judging a candidate asks for. */
  static Learned rewards(Catalogue catalogue, Policy policy, List<Settled> log) {
    return new Learned(Rewards.of(catalogue, policy, log), Map.of(), policy.prior());
  }

  Effect effect(Action action) {
    return effects.getOrDefault(action.id(), prior.cold());
  }

  /** Returns what is believed of the rewards of actions that can be chosen. */
  Belief about(Policy policy, Map<String, Double> context, List<Share> shares) {
    return rewards.about(policy.row(context), shares);
  }

  private static Map<ActionId, Effect> effects(Catalogue catalogue, Policy policy, Arms arms, List<Settled> log) {
    Map<ActionId, Effect> effects = new HashMap<>();
    for (Action action : catalogue.actions()) {
      List<Settled> comparable = log.stream().filter(decision -> arms.know(decision)
          && hasChance(decision, action.id()) && hasChance(decision, ActionId.NOTHING)).toList();
      effects.put(action.id(), effect(action.id(), policy, arms, comparable));
    }
    return effects;
  }

  private static boolean hasChance(Settled decision, ActionId action) {
    Double chance = decision.offer().choice().chanceOf(action);
    return chance != null && chance > 0;
  }

  /**
   * Doubly robust against doing nothing where both were done often enough, else the plain difference; held to the
   * prior.
   */
  private static Effect effect(ActionId action, Policy policy, Arms arms, List<Settled> comparable) {
    Arm treated = counted(comparable, action);
    Arm untreated = counted(comparable, ActionId.NOTHING);
    if (treated.count() < FEW || untreated.count() < FEW) {
      return policy.prior().of(treated, untreated);
    }
    List<Logged> log = new ArrayList<>();
    for (Settled decision : comparable) {
      log.add(arms.logged(decision, policy, decision.outcome() == Outcome.COMPLETED ? 1 : 0));
    }
    CrossFit fit = new CrossFit(log, arms.features(policy), FOLDS);
    double[] with = worths(fit.trials(Candidate.always(arms.number(action))));
    double[] without = worths(fit.trials(Candidate.always(arms.number(ActionId.NOTHING))));
    double sum = 0;
    double squares = 0;
    for (int i = 0; i < with.length; i++) {
      double difference = with[i] - without[i];
      sum += difference;
      squares += difference * difference;
    }
    double mean = sum / with.length;
    double variance = (squares / with.length - mean * mean) / (with.length - 1);
    return variance > 0 ? policy.prior().joined(mean, variance) : policy.prior().of(treated, untreated);
  }

  private static double[] worths(List<Trial> trials) {
    return Estimator.DOUBLY_ROBUST.worths(trials);
  }

  private static Arm counted(List<Settled> log, ActionId action) {
    Arm arm = Arm.NONE;
    for (Settled decision : log) {
      if (decision.offer().action().equals(action)) {
        arm = arm.plus(new Arm(1, decision.outcome() == Outcome.COMPLETED ? 1 : 0));
      }
    }
    return arm;
  }
}
