package io.crmkit.forecast.sheet;

import io.crmkit.core.money.Money;
import java.util.Objects;

/**
 * What is in no sum of a sheet because its owner, territory or product is none of the hierarchy's nodes, or nobody knows
 * it.
 *
 * @param deals how many, once for each credit without a node
 */
public record Unassigned(long deals, Money amount, Money weighted) {

  public Unassigned {
    Objects.requireNonNull(amount, "amount");
    Objects.requireNonNull(weighted, "weighted");
  }
}
