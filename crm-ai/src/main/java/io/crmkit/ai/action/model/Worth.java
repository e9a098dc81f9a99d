package io.crmkit.ai.action.model;

import io.crmkit.core.money.Money;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.Objects;

/**
 * What an action is worth for a customer and why: effect × margin − cost.
 *
 * @param effect by how much it raises the chance of success, with its interval
 * @param margin what a success brings
 * @param cost of the offer
 * @param expected effect × margin, rounded half even to the minor unit, less the cost
 * @param low the same at the lower end of the effect
 * @param high the same at the upper end of the effect
 */
public record Worth(Effect effect, Money margin, Money cost, Money expected, Money low, Money high) {

  /** The worth of leaving a customer alone, to which everything else is compared. */
  static Worth nothing(Money zero) {
    return new Worth(new Effect(0, 0, 0), zero, zero, zero, zero, zero);
  }

  public Worth {
    Objects.requireNonNull(effect, "effect");
    Objects.requireNonNull(margin, "margin");
    Objects.requireNonNull(cost, "cost");
    Objects.requireNonNull(expected, "expected");
    Objects.requireNonNull(low, "low");
    Objects.requireNonNull(high, "high");
  }

  /** Returns what an action is worth if it has this effect. */
  public static Worth of(Action action, Effect effect) {
    Money expected = net(action, effect.mean());
    Money one = net(action, effect.low());
    Money other = net(action, effect.high());
    boolean rises = one.compareTo(other) <= 0;
    return new Worth(effect, action.margin(), action.cost(), expected, rises ? one : other, rises ? other : one);
  }

  private static Money net(Action action, double effect) {
    return action.margin().times(BigDecimal.valueOf(effect), RoundingMode.HALF_EVEN).minus(action.cost());
  }
}
