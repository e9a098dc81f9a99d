package io.crmkit.forecast.model;

import io.crmkit.core.money.Money;
import io.crmkit.forecast.model.RatePolicy.Budget;
import io.crmkit.forecast.model.RatePolicy.CloseDate;
import io.crmkit.forecast.model.RatePolicy.FixedDate;
import io.crmkit.forecast.model.RatePolicy.SnapshotDate;
import io.crmkit.record.ExchangeRates;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What amounts are worth in the currency of a forecast. To state figures by other rates, price the same deals anew: no
 * amount is ever changed, so nothing is lost on the way there and back.
 *
 * @param rates what the host knows
 * @param currency that of the forecast
 * @param today the day of {@link SnapshotDate}
 */
public record Pricing(ExchangeRates rates, RatePolicy policy, String currency, LocalDate today) {

  public Pricing {
    Objects.requireNonNull(rates, "rates");
    Objects.requireNonNull(policy, "policy");
    Objects.requireNonNull(currency, "currency");
    Objects.requireNonNull(today, "today");
  }

  /** Returns the pricing that a definition asks for. */
  public static Pricing of(ForecastDefinition definition, ExchangeRates rates, LocalDate today) {
    return new Pricing(rates, definition.pricedBy(), definition.currencyCode(), today);
  }

  /**
   * Returns what one unit of a currency is worth for a deal that closes on {@code closeDate}, if that is known. By the
   * policy {@link CloseDate}, other currencies have no rate for a deal without one.
   */
  public Optional<BigDecimal> rate(String from, @Nullable LocalDate closeDate) {
    if (policy instanceof Budget budget) {
      return from.equals(currency) ? Optional.of(BigDecimal.ONE) : Optional.ofNullable(budget.rates().get(from));
    }
    Optional<LocalDate> day = day(closeDate);
    return day.isEmpty() && from.equals(currency)
        ? Optional.of(BigDecimal.ONE) : day.flatMap(known -> rates.rate(from, currency, known));
  }

  /** Returns what an amount is worth, in major units and unrounded, if that is known. */
  public Optional<BigDecimal> worth(Money amount, @Nullable LocalDate closeDate) {
    return rate(amount.code(), closeDate).map(amount.amount()::multiply);
  }

  private Optional<LocalDate> day(@Nullable LocalDate closeDate) {
    if (policy instanceof CloseDate) {
      return Optional.ofNullable(closeDate);
    }
    if (policy instanceof SnapshotDate) {
      return Optional.of(today);
    }
    if (policy instanceof FixedDate fixed) {
      return Optional.of(fixed.date());
    }
    throw new AssertionError("Unhandled policy " + policy);
  }
}
