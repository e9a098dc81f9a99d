package io.crmkit.record;

import io.crmkit.core.Require;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.Objects;

/**
 * What one unit of a currency is worth in another one from a day on, until the next rate of the two starts.
 *
 * @param from an ISO 4217 code
 * @param to an ISO 4217 code
 * @param start the first day
 * @param rate how many units of {@code to} one unit of {@code from} is worth
 */
public record DatedRate(String from, String to, LocalDate start, BigDecimal rate) {

  public DatedRate {
    Require.notBlank(from, "from");
    Require.notBlank(to, "to");
    Objects.requireNonNull(start, "start");
    Objects.requireNonNull(rate, "rate");
  }
}
