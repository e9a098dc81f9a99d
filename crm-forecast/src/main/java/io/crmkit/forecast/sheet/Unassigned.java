package io.crmkit.forecast.sheet;

import io.crmkit.core.money.Money;
import java.util.Objects;

/**
 * What is in no sum of a sheet because its owner, territory or product is none of the hierarchy's nodes, or nobody knows
 * it.
 *
 * @param deals how many, once for each credit without a node
 * @param unpriced how many of them have no amount or no exchange rate: they count, and are in neither amount
 */
public record Unassigned(long deals, long unpriced, Money amount, Money weighted) {

  public Unassigned {
    Objects.requireNonNull(amount, "amount");
    Objects.requireNonNull(weighted, "weighted");
  }
}
