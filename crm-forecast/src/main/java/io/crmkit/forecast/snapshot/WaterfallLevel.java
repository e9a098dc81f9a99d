package io.crmkit.forecast.snapshot;

import io.crmkit.core.money.Money;
import java.math.BigDecimal;
import java.util.Objects;

/**
 * What the deals that somebody looks at come to at one instant.
 *
 * @param amount what is shown: {@code exact} to less than one minor unit
 * @param exact in major units, unrounded
 * @param deals how many deals there are
 * @param unpriced how many of them have no amount or no exchange rate: they count, and are in no sum
 */
public record WaterfallLevel(Money amount, BigDecimal exact, long deals, long unpriced) {

  public WaterfallLevel {
    Objects.requireNonNull(amount, "amount");
    Objects.requireNonNull(exact, "exact");
  }
}
