package io.crmkit.forecast.model;

import io.crmkit.core.Require;
import io.crmkit.core.money.Money;
import java.util.Objects;

/**
 * What the deals of a category come to.
 *
 * @param deals how many; those without an amount or an exchange rate count, and are in no sum
 * @param amount in full
 * @param weighted by their probabilities
 */
public record CategoryFigures(String category, long deals, Money amount, Money weighted) {

  public CategoryFigures {
    Require.notBlank(category, "category");
    Objects.requireNonNull(amount, "amount");
    Objects.requireNonNull(weighted, "weighted");
  }

  /** Returns the figures of this category, of which {@code surer} is the sum of all that are surer, and those. */
  CategoryFigures with(CategoryFigures surer) {
    return new CategoryFigures(
        category, deals + surer.deals, amount.plus(surer.amount), weighted.plus(surer.weighted));
  }
}
