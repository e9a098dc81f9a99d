package io.crmkit.forecast.sheet;

import io.crmkit.core.money.Money;
import io.crmkit.forecast.model.plan.Basis;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.Currency;

/** The credits of one overlay type; the first category is for deals that are credited with the whole at most. */
final class OverlaySums {

  private static final int ALL = 2;

  private final SheetSums sums;
  private final Currency currency;
  private final UnassignedTally unassigned;

  OverlaySums(SheetSums sums, Currency currency) {
    this.sums = sums;
    this.currency = currency;
    this.unassigned = new UnassignedTally(currency);
  }

  SheetSums sums() {
    return sums;
  }

  /** Returns what is in none of the sums. */
  UnassignedTally unassigned() {
    return unassigned;
  }

  OverlayLine at(int node, int period) {
    return new OverlayLine(money(sums.at(Basis.AMOUNT, node, period, 0, ALL)),
        money(sums.at(Basis.WEIGHTED, node, period, 0, ALL)),
        sums.deals(node, period, 0, ALL), sums.deals(node, period, 1, ALL), sums.unpriced(node, period));
  }

  private Money money(BigDecimal amount) {
    return Money.of(amount.setScale(currency.getDefaultFractionDigits(), RoundingMode.HALF_EVEN), currency);
  }
}
