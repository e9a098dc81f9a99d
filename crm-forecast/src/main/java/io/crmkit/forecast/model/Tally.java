package io.crmkit.forecast.model;

import io.crmkit.core.money.Money;
import io.crmkit.forecast.distribution.OpenDeals;
import io.crmkit.forecast.distribution.RevenueDistribution;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.Currency;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Sums the deals of one scenario up, exactly, and keeps what their distribution is made of. */
final class Tally {

  private final ForecastDefinition definition;
  private final Currency currency;
  private BigDecimal weighted = BigDecimal.ZERO;
  private BigDecimal best = BigDecimal.ZERO;
  private BigDecimal worst = BigDecimal.ZERO;
  private BigDecimal pipeline = BigDecimal.ZERO;
  private final OpenDeals.Builder open = OpenDeals.builder();
  private final Map<CategorySorter, CategoryTally> categories = new LinkedHashMap<>();
  private final Map<String, CategoryTally> byMap = new LinkedHashMap<>();
  private long sizes; // of all amounts, in minor units
  private int priced;
  private long unpriced;

  Tally(ForecastDefinition definition) {
    this.definition = definition;
    this.currency = definition.money();
    ForecastCategories known = definition.categories();
    if (known != null) {
      known.maps().forEach(map -> {
        CategoryTally tally = new CategoryTally(known.counted(), currency);
        categories.put(new CategorySorter(known, map), tally);
        byMap.put(map.name(), tally);
      });
    }
  }

  /**
   * Adds a deal of the period; one without an amount counts but is in no sum.
   *
   * @throws ArithmeticException if the amounts come to more than can be told
   */
  void add(Deal deal, @Nullable BigDecimal amount, Probability probability) {
    categories.forEach((sorter, tally) -> tally.add(sorter.place(deal), amount, probability));
    if (amount == null) {
      unpriced++;
      return;
    }
    long minor = money(amount).minor();
    count(minor);
    boolean gain = amount.signum() > 0;
    pipeline = pipeline.add(amount);
    weighted = weighted.add(amount.multiply(probability.value()));
    best = probability.isCertain() || probability.isPossible() && gain ? best.add(amount) : best;
    worst = probability.isCertain() || probability.isPossible() && !gain ? worst.add(amount) : worst;
    open.addBasisPoints(minor, probability.basisPoints());
    priced++;
  }

  private void count(long minor) {
    sizes = Math.addExact(sizes, Math.absExact(minor));
    if (sizes > OpenDeals.MAX_TOTAL) {
      throw new ArithmeticException("the amounts come to more than %d minor units".formatted(OpenDeals.MAX_TOTAL));
    }
  }

  Figures figures() {
    RevenueDistribution revenue = RevenueDistribution.of(open.build());
    Money mark = money(definition.forecastedAmount());
    BigDecimal confidence = BigDecimal.valueOf(revenue.reaching(mark.minor()));
    return new Figures(money(weighted), money(best), money(worst), money(pipeline), quantiles(revenue),
        confidence.setScale(4, RoundingMode.HALF_EVEN), (long) priced + unpriced, unpriced, tables());
  }

  private Map<String, CategoryTable> tables() {
    Map<String, CategoryTable> tables = new LinkedHashMap<>();
    byMap.forEach((map, tally) -> tables.put(map, tally.table()));
    return tables;
  }

  private Figures.Quantiles quantiles(RevenueDistribution revenue) {
    return new Figures.Quantiles(quantile(revenue, 0.1), quantile(revenue, 0.5), quantile(revenue, 0.9));
  }

  private Money quantile(RevenueDistribution revenue, double probability) {
    return new Money(revenue.quantile(probability), currency);
  }

  private Money money(BigDecimal amount) {
    return money(amount, currency);
  }

  /**
   * Returns an amount to the minor unit.
   *
   * @throws ArithmeticException if it does not fit into money
   */
  static Money money(BigDecimal amount, Currency currency) {
    return Money.of(amount.setScale(currency.getDefaultFractionDigits(), RoundingMode.HALF_EVEN), currency);
  }
}
