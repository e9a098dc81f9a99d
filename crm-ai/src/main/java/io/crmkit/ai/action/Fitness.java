package io.crmkit.ai.action;

import io.crmkit.ai.action.bandit.ArmFeatures;
import io.crmkit.ai.action.model.Catalogue;
import io.crmkit.ai.action.model.Policy;
import io.crmkit.ai.action.model.PolicyRefusal;
import io.crmkit.ai.action.model.PolicyRefusal.FeaturesNotLogged;
import io.crmkit.ai.action.model.PolicyRefusal.OtherCurrency;
import io.crmkit.ai.action.model.PolicyRefusal.TooLarge;
import io.crmkit.ai.action.model.Recommendation.Settled;
import io.crmkit.core.RefusedException;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Whether a policy can be used with a catalogue, and be judged by a log. */
final class Fitness {

  private Fitness() {}

  static @Nullable PolicyRefusal against(Policy policy, Catalogue catalogue, List<Settled> log) {
    String currency = catalogue.actions().get(0).margin().code();
    if (!policy.scale().code().equals(currency)) {
      return new OtherCurrency(policy.scale().code(), currency);
    }
    int actions = catalogue.actions().size();
    int features = policy.features().size();
    if (!ArmFeatures.fit(actions + 1, features)) {
      return new TooLarge(actions, features, ArmFeatures.MOST_NUMBERS);
    }
    List<String> missing = policy.features().stream().filter(feature -> log.stream()
        .anyMatch(decision -> !decision.offer().choice().context().containsKey(feature))).toList();
    return missing.isEmpty() ? null : new FeaturesNotLogged(missing);
  }

  static void require(Policy policy, Catalogue catalogue, List<Settled> log) {
    PolicyRefusal unfit = against(policy, catalogue, log);
    if (unfit != null) {
      throw new RefusedException(unfit);
    }
  }
}
