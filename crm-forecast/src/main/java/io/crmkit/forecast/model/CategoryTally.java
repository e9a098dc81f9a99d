package io.crmkit.forecast.model;

import io.crmkit.core.money.Money;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.Currency;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Sums the deals of one scenario up by category, exactly, each with all that are surer. */
final class CategoryTally {

  private final List<String> categories;
  private final Currency currency;
  private final long[] deals;
  private final BigDecimal[] amounts;
  private final BigDecimal[] weighted;

  CategoryTally(List<String> categories, Currency currency) {
    this.categories = categories;
    this.currency = currency;
    this.deals = new long[categories.size()];
    this.amounts = zeros(categories.size());
    this.weighted = zeros(categories.size());
  }

  void add(int place, @Nullable BigDecimal amount, Probability probability) {
    for (int i = 0; i <= place; i++) {
      deals[i]++;
      if (amount != null) {
        amounts[i] = amounts[i].add(amount);
        weighted[i] = weighted[i].add(amount.multiply(probability.value()));
      }
    }
  }

  CategoryTable table() {
    List<CategoryFigures> single = new ArrayList<>();
    for (int i = categories.size() - 1; i >= 0; i--) {
      boolean surest = i == categories.size() - 1;
      single.add(new CategoryFigures(categories.get(i), deals[i] - (surest ? 0 : deals[i + 1]),
          surest ? money(amounts[i]) : money(amounts[i]).minus(money(amounts[i + 1])),
          surest ? money(weighted[i]) : money(weighted[i]).minus(money(weighted[i + 1]))));
    }
    Collections.reverse(single);
    return new CategoryTable(single);
  }

  private Money money(BigDecimal amount) {
    return Money.of(amount.setScale(currency.getDefaultFractionDigits(), RoundingMode.HALF_EVEN), currency);
  }

  private static BigDecimal[] zeros(int size) {
    BigDecimal[] zeros = new BigDecimal[size];
    Arrays.fill(zeros, BigDecimal.ZERO);
    return zeros;
  }
}
