package io.crmkit.ai.churn;

import io.crmkit.ai.churn.feature.Lever;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * How much a host wants to be told of why a customer has a score.
 *
 * @param mostReasons how many reasons there are at most
 * @param leastAmount from how many log-odds on a field is a reason, of either sign; 0.1 makes the odds a tenth higher
 * @param levers what the host can change, each field once
 */
public record ExplanationRules(int mostReasons, double leastAmount, List<Lever> levers) {

  /** Three reasons of a tenth and more of the odds, and nothing that could be changed. */
  public static final ExplanationRules DEFAULT = new ExplanationRules(3, 0.1, List.of());

  public ExplanationRules {
    if (mostReasons < 0 || !(leastAmount >= 0)) {
      throw new IllegalArgumentException("%d reasons from %s on".formatted(mostReasons, leastAmount));
    }
    levers = List.copyOf(levers);
    Set<String> fields = new HashSet<>();
    for (Lever lever : levers) {
      if (!fields.add(lever.field())) {
        throw new IllegalArgumentException("there are two levers of " + lever.field());
      }
    }
  }

  /** Returns these rules with something more that can be changed. */
  public ExplanationRules with(Lever lever) {
    List<Lever> more = new ArrayList<>(levers);
    more.add(lever);
    return new ExplanationRules(mostReasons, leastAmount, more);
  }
}
