package io.crmkit.forecast.model;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.Map;
import java.util.Objects;

/** By which rate of exchange deals of other currencies are priced. */
public sealed interface RatePolicy {

  /** The rate of the day on which a deal closes. So a later rate never changes what closed before. */
  record CloseDate() implements RatePolicy {}

  /** The rate of the day on which the figures are calculated, for all deals: what the pipeline is worth today. */
  record SnapshotDate() implements RatePolicy {}

  /** The rate of one day for all deals, whenever they close. */
  record FixedDate(LocalDate date) implements RatePolicy {

    public FixedDate {
      Objects.requireNonNull(date, "date");
    }
  }

  /**
   * Rates that somebody set, such as those that a budget was made with. They alone count: a currency that they leave
   * out has no rate, whatever the host knows.
   *
   * @param rates what one unit of a currency is worth in that of the forecast, by its ISO 4217 code
   */
  record Budget(Map<String, BigDecimal> rates) implements RatePolicy {

    public Budget {
      rates = Map.copyOf(rates);
    }
  }
}
