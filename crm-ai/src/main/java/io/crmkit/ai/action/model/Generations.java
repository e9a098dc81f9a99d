package io.crmkit.ai.action.model;

import io.crmkit.core.money.Money;
import java.util.List;
import java.util.Objects;

/**
 * What came of looking for the next best actions of many customers.
 *
 * @param each one for each customer, in their order
 * @param allotted what is expected of the best that each customer may get, once what pools had left is divided
 * @param bound what no other division exceeds
 */
public record Generations(List<Generation> each, Money allotted, Money bound) {

  public Generations {
    each = List.copyOf(each);
    Objects.requireNonNull(allotted, "allotted");
    if (bound.minus(allotted).signum() < 0) {
      throw new IllegalArgumentException("allotted %s is beyond the bound %s".formatted(allotted, bound));
    }
  }

  /** Returns what another division could have brought more at most; nothing if this one is the best. */
  public Money gap() {
    return bound.minus(allotted);
  }
}
