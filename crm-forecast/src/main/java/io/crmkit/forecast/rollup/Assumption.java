package io.crmkit.forecast.rollup;

import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * An effect on some deals.
 *
 * @param within the axes by which deals are chosen, each with the node at or below which they are; all, if it is empty
 * @param deal the number of the one deal that is meant; null for all of {@code within}
 */
public record Assumption(Map<String, String> within, @Nullable Integer deal, Effect effect) {

  public Assumption {
    within = Map.copyOf(within);
    Objects.requireNonNull(effect, "effect");
  }

  /** Returns an assumption about all deals. */
  public static Assumption ofAll(Effect effect) {
    return new Assumption(Map.of(), null, effect);
  }

  /** Returns an assumption about the deals at and below a node. */
  public static Assumption within(String axis, String node, Effect effect) {
    return new Assumption(Map.of(axis, node), null, effect);
  }

  /** Returns an assumption about one deal. */
  public static Assumption ofDeal(int deal, Effect effect) {
    return new Assumption(Map.of(), deal, effect);
  }
}
