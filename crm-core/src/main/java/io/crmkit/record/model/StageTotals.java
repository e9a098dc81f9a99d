package io.crmkit.record.model;

import io.crmkit.core.money.Money;
import io.crmkit.record.model.Opportunity.Live;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.Currency;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;

/**
 * Sums deals up by stage. Sums are exact, so parts can be summed up in any order and {@linkplain #merge merged}. Not
 * safe for use by several threads.
 */
public final class StageTotals {

  private final Pricing pricing;
  private final Map<Key, Sum> sums = new LinkedHashMap<>();

  private record Key(PipelineId pipeline, String stage) {}

  private record Sum(long deals, long unpriced, BigDecimal amount, BigDecimal weighted) {

    Sum plus(Sum other) {
      return new Sum(deals + other.deals, unpriced + other.unpriced,
          amount.add(other.amount), weighted.add(other.weighted));
    }
  }

  /** Starts with no deals. */
  public StageTotals(Pricing pricing) {
    this.pricing = Objects.requireNonNull(pricing, "pricing");
  }

  /** Takes in one more deal. */
  public void add(Live deal) {
    Optional<BigDecimal> price = pricing.price(deal);
    Sum one = price
        .map(amount -> new Sum(1, 0, amount, amount.multiply(deal.probability().value())))
        .orElse(new Sum(1, 1, BigDecimal.ZERO, BigDecimal.ZERO));
    sums.merge(key(deal.place()), one, Sum::plus);
  }

  /**
   * Takes in all deals of another part.
   *
   * @throws IllegalArgumentException if that part is in another currency
   */
  public void merge(StageTotals other) {
    if (!other.pricing.currency().equals(pricing.currency())) {
      throw new IllegalArgumentException(
          "cannot add sums in %s to sums in %s".formatted(other.pricing.currency(), pricing.currency()));
    }
    other.sums.forEach((key, sum) -> sums.merge(key, sum, Sum::plus));
  }

  /**
   * Returns the stages that have deals, by pipeline and then by key.
   *
   * @throws ArithmeticException if a sum does not fit into money
   */
  public List<StageTotal> result() {
    List<StageTotal> result = new ArrayList<>();
    sums.forEach((key, sum) -> result.add(new StageTotal(key.pipeline, key.stage, sum.deals,
        sum.unpriced, rounded(sum.amount), rounded(sum.weighted))));
    result.sort(Comparator.comparing((StageTotal total) -> total.pipeline().value()).thenComparing(StageTotal::stage));
    return List.copyOf(result);
  }

  private Money rounded(BigDecimal exact) {
    Currency currency = pricing.currency();
    return Money.of(exact.setScale(currency.getDefaultFractionDigits(), RoundingMode.HALF_EVEN), currency);
  }

  private static Key key(StagePlace place) {
    return new Key(place.pipeline(), place.stage());
  }
}
