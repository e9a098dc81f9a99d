package io.crmkit.ai.action.model;

import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * How an action was chosen, so that it can be judged later what another policy would have brought.
 *
 * @param policy that chose
 * @param context the numbers that described the customer, by the features of the policy
 * @param shares the chance of each action that could be chosen, adding up to 1
 * @param seed of the random numbers
 */
public record Choice(PolicyId policy, Map<String, Double> context, List<Share> shares, long seed) {

  private static final double ROUNDING = 1e-9;

  public Choice {
    Objects.requireNonNull(policy, "policy");
    context = Map.copyOf(context);
    shares = List.copyOf(shares);
    if (Math.abs(shares.stream().mapToDouble(Share::chance).sum() - 1) > ROUNDING) {
      throw new IllegalArgumentException("shares must add up to 1: " + shares);
    }
  }

  /** Returns the chance that an action had, or null if it could not be chosen. */
  public @Nullable Double chanceOf(ActionId action) {
    return shares.stream().filter(share -> share.action().equals(action)).map(Share::chance).findFirst().orElse(null);
  }
}
