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

  private static final int LARGEST_EXPONENT = 400;

  public FrozenRate {
    Require.notBlank(from, "from");
    Require.notBlank(to, "to");
    Objects.requireNonNull(day, "day");
    if (!isRate(rate)) {
      throw new IllegalArgumentException("rate must be positive, from 1e-400 to 1e400, but was " + rate);
    }
    rate = rate.stripTrailingZeros();
  }

  /** Returns whether a number can be a rate: positive, and with no greater an exponent than numbers of documents have. */
  public static boolean isRate(BigDecimal number) {
    return number.signum() > 0 && Math.abs((long) number.precision() - number.scale() - 1) <= LARGEST_EXPONENT;
  }
}
