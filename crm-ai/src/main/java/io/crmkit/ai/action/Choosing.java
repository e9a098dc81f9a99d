package io.crmkit.ai.action;

import io.crmkit.ai.action.bandit.Belief;
import io.crmkit.ai.action.bandit.Chances;
import io.crmkit.ai.action.model.ActionId;
import io.crmkit.ai.action.model.Choice;
import io.crmkit.ai.action.model.Customer;
import io.crmkit.ai.action.model.Policy;
import io.crmkit.ai.action.model.Ranked;
import io.crmkit.ai.action.model.Ranking;
import io.crmkit.ai.action.model.Share;
import io.crmkit.core.money.Money;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;

/**
 * One choice among what could be offered and doing nothing.
 *
 * @param chosen what the random number fell on
 */
record Choosing(Choice choice, ActionId chosen) {

  /** Draws with the seed alone, so that the same question has the same answer. */
  static Choosing of(Policy policy, Learned learned, Customer customer, Ranking ranking, long seed) {
    Map<String, Double> context = policy.context(customer.fields());
    List<Share> even = new ArrayList<>();
    Money zero = policy.scale().times(BigDecimal.ZERO, RoundingMode.UNNECESSARY);
    even.add(new Share(ActionId.NOTHING, 0, zero));
    for (Ranked each : ranking.ranked()) {
      even.add(new Share(each.action().id(), 0, each.worth().expected()));
    }
    SplittableRandom random = new SplittableRandom(seed);
    Belief belief = learned.about(policy, context, even);
    double[] chances = policy.exploration().shares(belief, random);
    List<Share> shares = new ArrayList<>();
    for (int place = 0; place < chances.length; place++) {
      shares.add(new Share(even.get(place).action(), chances[place], even.get(place).expected()));
    }
    Choice choice = new Choice(policy.id(), context, shares, seed);
    return new Choosing(choice, shares.get(Chances.pick(chances, random.nextDouble())).action());
  }
}
