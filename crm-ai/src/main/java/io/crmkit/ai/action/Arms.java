package io.crmkit.ai.action;

import io.crmkit.ai.action.bandit.ArmFeatures;
import io.crmkit.ai.action.evaluation.Logged;
import io.crmkit.ai.action.model.Action;
import io.crmkit.ai.action.model.ActionId;
import io.crmkit.ai.action.model.Catalogue;
import io.crmkit.ai.action.model.Choice;
import io.crmkit.ai.action.model.Policy;
import io.crmkit.ai.action.model.Recommendation.Settled;
import io.crmkit.ai.action.model.Share;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.NavigableSet;
import java.util.Objects;
import java.util.TreeSet;
import java.util.stream.IntStream;

/** The actions of a catalogue as numbered arms, doing nothing among them. */
record Arms(Map<ActionId, Integer> numbers) {

  static Arms of(Catalogue catalogue) {
    NavigableSet<ActionId> actions = new TreeSet<>();
    actions.add(ActionId.NOTHING);
    catalogue.actions().stream().map(Action::id).forEach(actions::add);
    Map<ActionId, Integer> numbers = new HashMap<>();
    actions.forEach(action -> numbers.put(action, numbers.size()));
    return new Arms(numbers);
  }

  int number(ActionId action) {
    return Objects.requireNonNull(numbers.get(action), () -> "no arm " + action);
  }

  /** Whether the catalogue still has everything that a decision was among. */
  boolean know(Settled decision) {
    return decision.offer().choice().shares().stream().allMatch(share -> numbers.containsKey(share.action()));
  }

  int[] numbers(List<Share> shares) {
    return shares.stream().mapToInt(share -> number(share.action())).toArray();
  }

  ArmFeatures features(Policy policy) {
    return new ArmFeatures(numbers.size(), policy.features().size());
  }

  /** Returns a decision with a reward that has no unit, as a policy sees it. */
  Logged logged(Settled decision, Policy policy, double reward) {
    Choice choice = decision.offer().choice();
    List<Share> shares = choice.shares();
    int chosen = IntStream.range(0, shares.size())
        .filter(place -> shares.get(place).action().equals(decision.offer().action())).findFirst().orElseThrow();
    return new Logged(policy.row(choice.context()), numbers(shares),
        shares.stream().mapToDouble(Share::chance).toArray(), chosen, reward);
  }

  static double[] expected(List<Share> shares, Policy policy) {
    return shares.stream().mapToDouble(share -> policy.scaled(share.expected())).toArray();
  }
}
