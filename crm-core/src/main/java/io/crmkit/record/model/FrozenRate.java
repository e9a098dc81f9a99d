package io.crmkit.record.model;

import io.crmkit.core.Require;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.Objects;

/**
 * The exchange rate by which a closed deal is priced from then on.
 *
 * @param from the currency of the deal, an ISO 4217 code
 * @param to the currency of the reports when it was frozen
 * @param day whose rate it is
 * @param rate what one unit of {@code from} is worth in {@code to}, without zeros at its end
 */
public record FrozenRate(String from, String to, LocalDate day, BigDecimal rate) {

  public FrozenRate {
    Require.notBlank(from, "from");
    Require.notBlank(to, "to");
    Objects.requireNonNull(day, "day");
    if (rate.signum() <= 0) {
      throw new IllegalArgumentException("rate must be positive but was " + rate);
    }
    rate = rate.stripTrailingZeros();
  }
}
