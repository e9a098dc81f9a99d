package io.crmkit.forecast.sheet;

import io.crmkit.core.money.Money;
import java.util.Objects;

/**
 * Credit for help with deals, which is no revenue.
 *
 * @param amount in full
 * @param weighted by the probabilities of the deals
 * @param credits how many
 * @param beyondWhole how many of them are of deals that are credited with more than 100 % of the type
 * @param unpriced how many of them are of deals without an amount or an exchange rate: they count, and are in neither
 *     amount
 */
public record OverlayLine(Money amount, Money weighted, long credits, long beyondWhole, long unpriced) {

  public OverlayLine {
    Objects.requireNonNull(amount, "amount");
    Objects.requireNonNull(weighted, "weighted");
  }
}
