package io.crmkit.ai.action;

import io.crmkit.ai.action.bandit.Belief;
import io.crmkit.ai.action.bandit.LogisticModel;
import io.crmkit.ai.action.model.Action;
import io.crmkit.ai.action.model.ActionId;
import io.crmkit.ai.action.model.Catalogue;
import io.crmkit.ai.action.model.Effect;
import io.crmkit.ai.action.model.Outcome;
import io.crmkit.ai.action.model.Policy;
import io.crmkit.ai.action.model.Recommendation.Settled;
import io.crmkit.ai.action.model.Share;
import io.crmkit.ai.ir.Logistic;
import io.crmkit.core.money.Money;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Whether actions succeed, and what a success brings: a reward is what a success brings × by how much the action raises
 * the chance of one over doing nothing, less the cost.
 *
 * @param actions those of the catalogue
 * @param model of success, beyond what the effects say that are expected
 * @param base how often those succeed who are left alone
 * @param amounts what a success brings, on average over the log with the margin once among them, without unit
 */
record Successes(Policy policy, Arms arms, Map<ActionId, Action> actions, LogisticModel model, double base,
    Map<ActionId, Double> amounts) implements Rewards {

  private static final double HALF = 0.5;
  private static final double RARE = 0.005;

  static Successes of(Catalogue catalogue, Policy policy, Arms arms, List<Settled> log) {
    Map<ActionId, Action> actions = new HashMap<>();
    Map<ActionId, Double> amounts = new HashMap<>();
    for (Action action : catalogue.actions()) {
      actions.put(action.id(), action);
      amounts.put(action.id(), amount(action, policy, log));
    }
    Successes empty = new Successes(
        policy, arms, actions, LogisticModel.of(arms.features(policy), policy.ridge()), base(log), amounts);
    log.forEach(empty::note);
    empty.model.settle();
    return empty;
  }

  private static double base(List<Settled> log) {
    long alone = log.stream().filter(decision -> !decision.offer().isShown()).count();
    long successes =
        log.stream().filter(decision -> !decision.offer().isShown()).filter(Successes::isSuccess).count();
    return (successes + HALF) / (alone + 2 * HALF);
  }

  private static boolean isSuccess(Settled decision) {
    return decision.outcome() == Outcome.COMPLETED;
  }

  private static double amount(Action action, Policy policy, List<Settled> log) {
    double sum = policy.scaled(action.margin());
    int count = 1;
    for (Settled decision : log) {
      Money reward = decision.offer().action().equals(action.id()) ? decision.reward() : null;
      sum += reward == null ? 0 : policy.scaled(reward);
      count += reward == null ? 0 : 1;
    }
    return sum / count;
  }

  private void note(Settled decision) {
    Effect effect = decision.offer().worth().effect();
    model.note(arms.number(decision.offer().action()), policy.row(decision.offer().choice().context()),
        logit(effect.mean()), isSuccess(decision) ? 1 : 0);
  }

  private double logit(double effect) {
    return Logistic.inverse(Math.max(RARE, Math.min(1 - RARE, base + effect)));
  }

  @Override
  public Belief about(double[] context, List<Share> shares) {
    List<ActionId> all = new ArrayList<>(shares.stream().map(Share::action).toList());
    int nothing = all.indexOf(ActionId.NOTHING);
    double[] offsets = new double[all.size()];
    double[] factors = new double[all.size()];
    double[] costs = new double[all.size()];
    for (int place = 0; place < offsets.length; place++) {
      Action action = actions.get(all.get(place));
      offsets[place] = logit(action == null ? 0 : effect(action, shares.get(place)));
      factors[place] = amounts.getOrDefault(all.get(place), 0.0);
      costs[place] = action == null ? 0 : -policy.scaled(action.cost());
    }
    return model.about(context, arms.numbers(shares), offsets).against(nothing, factors).plus(costs);
  }

  /** The effect behind the worth that was expected. */
  private double effect(Action action, Share share) {
    double margin = policy.scaled(action.margin());
    return margin == 0 ? 0 : (policy.scaled(share.expected()) + policy.scaled(action.cost())) / margin;
  }
}
