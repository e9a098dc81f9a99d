package io.crmkit.testkit.forecast;

import static org.assertj.core.api.Assertions.assertThat;

import io.crmkit.core.money.Money;
import io.crmkit.forecast.json.ForecastJson;
import io.crmkit.forecast.model.Deal;
import io.crmkit.forecast.model.Figures;
import io.crmkit.forecast.model.ForecastDefinition;
import io.crmkit.forecast.model.Pricing;
import io.crmkit.forecast.model.Probability;
import io.crmkit.forecast.model.Valuation;
import io.crmkit.record.DatedRate;
import io.crmkit.record.ExchangeRates;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.statistics.Statistics;

/** What holds of the figures of any pipeline. */
class ValuationPropertiesTest {

  private static final ForecastDefinition DEFINITION = ForecastJson.read("""
      {"name": "Q4", "forecast_type": "weighted", "period_start": "2024-10-01", "period_end": "2024-12-31",
       "forecasted_amount": 50000, "stage_weights": {"idea": 0, "proposal": 0.5, "won": 1},
       "scenarios": [{"name": "low", "adjustment_factor": 0.8}]}""").orElseThrow();
  private static final ExchangeRates RATES = ExchangeRates.of(List.of(
      new DatedRate("EUR", "USD", LocalDate.parse("2024-01-01"), new BigDecimal("1.0837")))).orElseThrow();

  /** Law 7. */
  @Property
  void figuresAreInOrder(@ForAll("deals") List<Deal> deals) {
    for (Figures each : figures(deals, RATES).values()) {
      assertThat(each.worstCaseAmount()).isLessThanOrEqualTo(each.weightedAmount());
      assertThat(each.weightedAmount()).isLessThanOrEqualTo(each.bestCaseAmount());
      assertThat(each.quantiles().p10()).isLessThanOrEqualTo(each.quantiles().p50());
      assertThat(each.quantiles().p50()).isLessThanOrEqualTo(each.quantiles().p90());
      assertThat(each.confidence()).isBetween(BigDecimal.ZERO, BigDecimal.ONE);
    }
    Statistics.collect(base(deals, RATES).deals() > 0 ? "with deals" : "empty");
    Statistics.coverage(seen -> seen.check("with deals").percentage(share -> share > 20));
  }

  /** Law 1: against plain sums over the deals of the period. */
  @Property
  void theWeightedAmountIsTheExactSumRoundedOnce(@ForAll("deals") List<Deal> deals) {
    BigDecimal sum = BigDecimal.ZERO;
    for (Deal deal : deals) {
      LocalDate day = Objects.requireNonNull(deal.closeDate());
      Money amount = deal.amount();
      if (amount != null && !day.isBefore(LocalDate.parse("2024-10-01")) && day.getYear() == 2024) {
        BigDecimal rate = amount.code().equals("EUR") ? new BigDecimal("1.0837") : BigDecimal.ONE;
        sum = sum.add(amount.amount().multiply(rate).multiply(probability(deal)));
      }
    }

    assertThat(base(deals, RATES).weightedAmount().amount()).isEqualByComparingTo(sum.setScale(2, RoundingMode.HALF_EVEN));
  }

  /** Law 10. */
  @Property
  void aLaterRateChangesNoEarlierDay(@ForAll("deals") List<Deal> deals) {
    ExchangeRates more = ExchangeRates.of(List.of(
        new DatedRate("EUR", "USD", LocalDate.parse("2024-01-01"), new BigDecimal("1.0837")),
        new DatedRate("EUR", "USD", LocalDate.parse("2025-01-01"), new BigDecimal("9")))).orElseThrow();

    assertThat(figures(deals, more)).isEqualTo(figures(deals, RATES));
  }

  @Property
  void withoutRatesAllDealsCountAndNoneIsPricedAtZeroOrOne(@ForAll("deals") List<Deal> deals) {
    Figures priced = base(deals, RATES);
    Figures unpriced = base(deals, ExchangeRates.NONE);
    List<Deal> dollars = deals.stream()
        .filter(deal -> deal.amount() != null && deal.amount().code().equals("USD")).toList();

    assertThat(unpriced.deals()).isEqualTo(priced.deals());
    assertThat(unpriced.weightedAmount()).isEqualTo(base(dollars, RATES).weightedAmount());
  }

  private static BigDecimal probability(Deal deal) {
    Probability own = deal.probability();
    return own == null ? DEFINITION.weight(deal.stage()).orElseThrow().value() : own.value();
  }

  private static Figures base(List<Deal> deals, ExchangeRates rates) {
    return Objects.requireNonNull(figures(deals, rates).get("base"));
  }

  private static Map<String, Figures> figures(List<Deal> deals, ExchangeRates rates) {
    Valuation valuation = new Valuation(DEFINITION, Pricing.of(DEFINITION, rates, LocalDate.EPOCH));
    new ArrayList<>(deals).forEach(valuation::add);
    return valuation.figures().orElseThrow();
  }

  @Provide
  Arbitrary<List<Deal>> deals() {
    Arbitrary<Money> amounts = Combinators.combine(
        Arbitraries.longs().between(-100_000, 5_000_000), Arbitraries.of("USD", "EUR")).as(Money::ofMinor);
    Arbitrary<Probability> probabilities = Arbitraries.integers().between(0, 10_000)
        .map(points -> new Probability(BigDecimal.valueOf(points, 4)));
    return Combinators.combine(Arbitraries.of("idea", "Proposal", "WON"), amounts.injectNull(0.1),
            Arbitraries.integers().between(0, 150), probabilities.injectNull(0.6))
        .as((stage, amount, day, probability) -> Deal.builder("D", stage).amount(amount).probability(probability)
            .closeDate(LocalDate.parse("2024-09-01").plusDays(day)).build())
        .list().ofMaxSize(12);
  }
}
