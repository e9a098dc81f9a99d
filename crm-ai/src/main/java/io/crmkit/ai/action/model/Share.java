package io.crmkit.ai.action.model;

import io.crmkit.core.money.Money;
import java.util.Objects;

/**
 * The chance that an action had in a decision.
 *
 * @param chance 0 to 1
 * @param expected what it was thought to bring, after its cost
 */
public record Share(ActionId action, double chance, Money expected) {

  public Share {
    Objects.requireNonNull(action, "action");
    Objects.requireNonNull(expected, "expected");
    if (!(chance >= 0 && chance <= 1)) {
      throw new IllegalArgumentException("chance must be 0 to 1 but was " + chance);
    }
  }
}
