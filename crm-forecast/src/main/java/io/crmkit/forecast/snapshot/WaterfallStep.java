package io.crmkit.forecast.snapshot;

import io.crmkit.core.money.Money;
import java.math.BigDecimal;
import java.util.Objects;

/**
 * What one reason adds or takes away.
 *
 * @param amount what is shown: {@code exact} to less than one minor unit, such that a waterfall adds up
 * @param exact in major units, unrounded; negative if it takes away
 * @param deals how many deals it is about, priced or not
 */
public record WaterfallStep(WaterfallReason reason, Money amount, BigDecimal exact, long deals) {

  public WaterfallStep {
    Objects.requireNonNull(reason, "reason");
    Objects.requireNonNull(amount, "amount");
    Objects.requireNonNull(exact, "exact");
  }
}
