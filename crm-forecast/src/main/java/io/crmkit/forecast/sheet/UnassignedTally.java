package io.crmkit.forecast.sheet;

import io.crmkit.core.money.Money;
import io.crmkit.forecast.model.Probability;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.Currency;
import org.jspecify.annotations.Nullable;

/** Sums up what has no node. */
final class UnassignedTally {

  private final Currency currency;
  private long deals;
  private long unpriced;
  private BigDecimal amount = BigDecimal.ZERO;
  private BigDecimal weighted = BigDecimal.ZERO;

  UnassignedTally(Currency currency) {
    this.currency = currency;
  }

  /**
   * Adds a credit.
   *
   * @param credit null if nobody knows yet what the deal is worth
   * @param worth of a minor unit of its currency, in major units of the sheet's; null if nobody knows
   */
  void add(@Nullable Money credit, @Nullable BigDecimal worth, Probability probability) {
    deals++;
    if (credit == null || worth == null) {
      unpriced++;
      return;
    }
    BigDecimal here = worth.multiply(BigDecimal.valueOf(credit.minor()));
    amount = amount.add(here);
    weighted = weighted.add(here.multiply(probability.value()));
  }

  Unassigned total() {
    return new Unassigned(deals, unpriced, money(amount), money(weighted));
  }

  private Money money(BigDecimal exact) {
    return Money.of(exact.setScale(currency.getDefaultFractionDigits(), RoundingMode.HALF_EVEN), currency);
  }
}
