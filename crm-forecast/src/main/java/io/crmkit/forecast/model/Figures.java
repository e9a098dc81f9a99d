package io.crmkit.forecast.model;

import io.crmkit.core.money.Money;
import java.math.BigDecimal;
import java.util.Map;
import java.util.Objects;

/**
 * What a forecast comes to under one scenario. Sums are exact and rounded once, half to even, to the minor unit; for
 * amounts that are not negative, worst ≤ weighted ≤ best ≤ pipeline and P10 ≤ P50 ≤ P90.
 *
 * @param weightedAmount Σ amount × probability
 * @param bestCaseAmount all that can still be won, and nothing that is owed
 * @param worstCaseAmount all that is certain, and everything that may still be owed
 * @param pipelineAmount Σ amount of all deals that are not lost by name, however improbable
 * @param quantiles how the revenue of the period is distributed
 * @param confidence the probability, to four decimals, that the revenue reaches the forecasted amount
 * @param deals how many deals of the period that counts
 * @param unpriced how many of them have no amount or no exchange rate: they count, and are in no sum
 * @param categories what each map of categories makes of the deals, by the name of the map
 */
public record Figures(
    Money weightedAmount,
    Money bestCaseAmount,
    Money worstCaseAmount,
    Money pipelineAmount,
    Quantiles quantiles,
    BigDecimal confidence,
    long deals,
    long unpriced,
    Map<String, CategoryTable> categories) {

  /** Revenue that is not reached with a probability of 10, 50 and 90 percent, deals being independent of each other. */
  public record Quantiles(Money p10, Money p50, Money p90) {

    public Quantiles {
      Objects.requireNonNull(p10, "p10");
      Objects.requireNonNull(p50, "p50");
      Objects.requireNonNull(p90, "p90");
    }
  }

  public Figures {
    Objects.requireNonNull(weightedAmount, "weightedAmount");
    Objects.requireNonNull(bestCaseAmount, "bestCaseAmount");
    Objects.requireNonNull(worstCaseAmount, "worstCaseAmount");
    Objects.requireNonNull(pipelineAmount, "pipelineAmount");
    Objects.requireNonNull(quantiles, "quantiles");
    Objects.requireNonNull(confidence, "confidence");
    categories = Map.copyOf(categories);
  }
}
