package io.crmkit.forecast.distribution;

import java.util.Objects;

/**
 * Deals that were open once, with the probabilities of then, and what they brought.
 *
 * @param revenue the sum of the amounts that were won, in minor units
 */
public record PastForecast(OpenDeals deals, long revenue) {

  public PastForecast {
    Objects.requireNonNull(deals, "deals");
  }
}
