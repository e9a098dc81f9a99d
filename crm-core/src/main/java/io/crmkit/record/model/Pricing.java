package io.crmkit.record.model;

import io.crmkit.core.money.Money;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.Currency;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * By what deals are priced: the currency of the reports, the rates, and the day.
 *
 * @param today by the calendar of the tenant
 */
public record Pricing(Currency currency, DayRates rates, LocalDate today) {

  public Pricing {
    Objects.requireNonNull(currency, "currency");
    Objects.requireNonNull(rates, "rates");
    Objects.requireNonNull(today, "today");
  }

  /**
   * Returns what a deal is worth in the currency of the reports, in major units and unrounded.
   *
   * <p>A closed deal is priced by the rate that was frozen when it closed, whatever rates say now; one that closed
   * without a rate has no price. An open deal is priced by the rate of its close date, or of today where it has none.
   *
   * @return nothing if there is no amount or no rate, which is not the same as zero
   */
  public Optional<BigDecimal> price(Opportunity.Live deal) {
    Money amount = deal.details().amount();
    return amount == null ? Optional.empty() : rate(deal, amount).map(amount.amount()::multiply);
  }

  private Optional<BigDecimal> rate(Opportunity.Live deal, Money amount) {
    Closing closing = deal.closing();
    if (closing != null) {
      FrozenRate frozen = closing.rate();
      return frozen == null
          ? Optional.empty()
          : rate(frozen.to(), frozen.day()).map(frozen.rate()::multiply);
    }
    LocalDate closeDate = deal.details().closeDate();
    return rate(amount.code(), closeDate == null ? today : closeDate);
  }

  private Optional<BigDecimal> rate(String from, LocalDate day) {
    return from.equals(currency.getCurrencyCode())
        ? Optional.of(BigDecimal.ONE)
        : rates.rate(from, currency.getCurrencyCode(), day);
  }

  /** Returns the rate to freeze for a deal of this amount that closes on {@code day}; null if there is none. */
  @Nullable FrozenRate freeze(@Nullable Money amount, LocalDate day) {
    return amount == null
        ? null
        : rate(amount.code(), day)
            .map(rate -> new FrozenRate(amount.code(), currency.getCurrencyCode(), day, rate)).orElse(null);
  }
}
