package io.crmkit.ai.action;

import io.crmkit.ai.action.bandit.Belief;
import io.crmkit.ai.action.bandit.LinearModel;
import io.crmkit.ai.action.model.Catalogue;
import io.crmkit.ai.action.model.Learning;
import io.crmkit.ai.action.model.Policy;
import io.crmkit.ai.action.model.Recommendation.Settled;
import io.crmkit.ai.action.model.Share;
import java.util.List;

/** What a log has taught of the rewards of actions. */
interface Rewards {

  /** Returns what is believed of the rewards of actions that can be chosen. */
  Belief about(double[] context, List<Share> shares);

  /** Learns as the policy says; decisions on what the catalogue no longer has say nothing. */
  static Rewards of(Catalogue catalogue, Policy policy, List<Settled> log) {
    Arms arms = Arms.of(catalogue);
    List<Settled> known =
        log.stream().filter(decision -> arms.numbers().containsKey(decision.offer().action())).toList();
    return policy.learning() == Learning.SUCCESSES
        ? Successes.of(catalogue, policy, arms, known)
        : Amounts.of(policy, arms, known);
  }

  /**
   * Rewards as they are, less what was expected.
   *
   * @param model of rewards less {@link Share#expected()}
   */
  record Amounts(Policy policy, Arms arms, LinearModel model) implements Rewards {

    static Amounts of(Policy policy, Arms arms, List<Settled> log) {
      LinearModel model = LinearModel.of(arms.features(policy), policy.ridge());
      for (Settled decision : log) {
        double surprise = policy.net(decision) - policy.scaled(decision.offer().worth().expected());
        model.learn(
            arms.number(decision.offer().action()), policy.row(decision.offer().choice().context()), surprise, 1);
      }
      return new Amounts(policy, arms, model);
    }

    @Override
    public Belief about(double[] context, List<Share> shares) {
      return model.about(context, arms.numbers(shares)).plus(Arms.expected(shares, policy));
    }
  }
}
