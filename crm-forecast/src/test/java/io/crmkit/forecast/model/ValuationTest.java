package io.crmkit.forecast.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.crmkit.core.Validated;
import io.crmkit.core.Validated.Invalid;
import io.crmkit.core.Violation;
import io.crmkit.core.money.Money;
import io.crmkit.forecast.json.ForecastJson;
import io.crmkit.record.DatedRate;
import io.crmkit.record.ExchangeRates;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ValuationTest {

  private static final LocalDate NOVEMBER = LocalDate.parse("2024-11-15");

  private static ForecastDefinition definition(String scenarios) {
    return ForecastJson.read("""
        {"name": "Q4", "forecast_type": "weighted", "period_start": "2024-10-01", "period_end": "2024-12-31",
         "forecasted_amount": 1000, "stage_weights": {"idea": 0, "proposal": 0.5, "won": 1},
         "scenarios": [%s]}""".formatted(scenarios)).orElseThrow();
  }

  private static Deal.Builder deal(String id, String stage, String amount) {
    return Deal.builder(id, stage).amount(Money.parse(amount)).closeDate(NOVEMBER);
  }

  private static Map<String, Figures> figures(ForecastDefinition definition, ExchangeRates rates, Deal... deals) {
    Valuation valuation = new Valuation(definition, Pricing.of(definition, rates, NOVEMBER));
    List.of(deals).forEach(valuation::add);
    return valuation.figures().orElseThrow();
  }

  private static Figures base(Deal... deals) {
    return of("base", figures(definition(""), ExchangeRates.NONE, deals));
  }

  private static Figures of(String scenario, Map<String, Figures> figures) {
    return Objects.requireNonNull(figures.get(scenario));
  }

  @Nested
  class ThePipelineAsItIs {

    @Test
    void weighsEachDealAndRoundsTheSumOnce() {
      Figures figures = base(deal("a", "proposal", "USD 0.01").build(), deal("b", "proposal", "USD 0.01").build(),
          deal("c", "proposal", "USD 0.01").build(), deal("d", "won", "USD 10.00").build());

      // 10.015, half to even; rounded deal by deal it would be 10.00 or 10.03
      assertThat(figures.weightedAmount()).isEqualTo(Money.parse("USD 10.02"));
      assertThat(figures.worstCaseAmount()).isEqualTo(Money.parse("USD 10.00"));
      assertThat(figures.bestCaseAmount()).isEqualTo(Money.parse("USD 10.03"));
    }

    @Test
    void refusesMoreThanCanBeToldUnderTheScenariosThatMakeItSo() {
      ForecastDefinition definition = definition("{\"name\": \"double\", \"adjustment_factor\": 2}");
      Valuation one = new Valuation(definition, Pricing.of(definition, ExchangeRates.NONE, NOVEMBER));
      one.add(deal("a", "proposal", "USD 30000000000000000.00").build());
      Valuation two = new Valuation(definition, Pricing.of(definition, ExchangeRates.NONE, NOVEMBER));
      List.of("b", "c").forEach(id -> two.add(deal(id, "proposal", "USD 30000000000000000.00").build()));

      assertThat(one.figures()).asString().contains("/scenarios/double", "deal 'a' is too much")
          .doesNotContain("/scenarios/base");
      assertThat(two.figures()).asString().contains("/scenarios/base", "'base' deal 'c' is too much", "/scenarios/double");
    }

    @Test
    void countsOnlyPossibleDealsInTheBestCase() {
      Figures figures = base(deal("a", "idea", "USD 7.00").build(), deal("b", "proposal", "USD 5.00").build());

      assertThat(figures.bestCaseAmount()).isEqualTo(Money.parse("USD 5.00"));
      assertThat(figures.pipelineAmount()).isEqualTo(Money.parse("USD 12.00"));
    }

    @Test
    void takesACreditThatMayBeOwedForTheWorst() {
      Figures figures = base(deal("a", "proposal", "USD -4.00").build(), deal("b", "won", "USD 10.00").build());

      assertThat(figures.worstCaseAmount()).isEqualTo(Money.parse("USD 6.00"));
      assertThat(figures.bestCaseAmount()).isEqualTo(Money.parse("USD 10.00"));
    }

    @Test
    void prefersTheProbabilityThatSomebodySet() {
      Figures figures = base(deal("a", "proposal", "USD 100.00").probability(Probability.of("0.9")).build());

      assertThat(figures.weightedAmount()).isEqualTo(Money.parse("USD 90.00"));
    }

    @ParameterizedTest
    @CsvSource({"2024-09-30, 0", "2024-10-01, 1", "2024-12-31, 1", "2025-01-01, 0"})
    void looksAtThePeriodFromItsFirstToItsLastDay(LocalDate closeDate, long deals) {
      assertThat(base(deal("a", "won", "USD 1.00").closeDate(closeDate).build()).deals()).isEqualTo(deals);
    }

    @Test
    void isCertainOfWhatIsWon() {
      Figures figures = base(deal("a", "won", "USD 1000.00").build());

      assertThat(figures.confidence()).isEqualByComparingTo(BigDecimal.ONE);
      assertThat(figures.quantiles()).isEqualTo(new Figures.Quantiles(
          Money.parse("USD 1000.00"), Money.parse("USD 1000.00"), Money.parse("USD 1000.00")));
    }

    @Test
    void leavesOutWhatIsLost() {
      assertThat(base(deal("a", "Closed Lost", "USD 5.00").build()).deals()).isZero();
    }
  }

  @Nested
  class OtherCurrencies {

    private final ExchangeRates rates = ExchangeRates.of(List.of(
        new DatedRate("EUR", "USD", LocalDate.parse("2024-01-01"), new BigDecimal("1.1")),
        new DatedRate("EUR", "USD", NOVEMBER.plusDays(1), new BigDecimal("2")))).orElseThrow();

    @Test
    void arePricedAtTheRateOfTheCloseDate() {
      Figures figures = of("base", figures(definition(""), rates, deal("a", "won", "EUR 100.00").build()));

      assertThat(figures.weightedAmount()).isEqualTo(Money.parse("USD 110.00"));
    }

    @Test
    void keepTheirRateWhenTheyAreDelayed() {
      Map<String, Figures> figures = figures(
          definition("{\"name\": \"late\", \"assumptions\": [{\"delay_months\": 1}]}"), rates,
          deal("a", "won", "EUR 100.00").build());

      assertThat(of("late", figures).weightedAmount()).isEqualTo(Money.parse("USD 110.00"));
    }

    @Test
    void areCountedButNotPricedWithoutARate() {
      Figures figures = base(deal("a", "won", "EUR 100.00").build(), deal("b", "won", "USD 1.00").build());

      assertThat(figures.deals()).isEqualTo(2);
      assertThat(figures.unpriced()).isEqualTo(1);
      assertThat(figures.weightedAmount()).isEqualTo(Money.parse("USD 1.00"));
    }
  }

  @Nested
  class AScenario {

    @Test
    void multipliesEverything() {
      Map<String, Figures> figures = figures(definition("{\"name\": \"low\", \"adjustment_factor\": 0.8}"),
          ExchangeRates.NONE, deal("a", "proposal", "USD 100.00").build(), deal("b", "won", "USD 50.00").build());

      assertThat(of("base", figures).weightedAmount()).isEqualTo(Money.parse("USD 100.00"));
      assertThat(of("low", figures).weightedAmount()).isEqualTo(Money.parse("USD 80.00"));
      assertThat(of("low", figures).worstCaseAmount()).isEqualTo(Money.parse("USD 40.00"));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '~', value = {
        "\"stage\": \"Proposal\", \"factor\": 0.5 | 25", "\"territory\": \"/west\", \"factor\": 0 | 0",
        "\"territory\": \"/we\", \"factor\": 0 | 50", "\"territory\": \"/west/ca/la\", \"factor\": 0 | 50",
        "\"owner\": \"ann\", \"probability\": 0.75 | 75", "\"owner\": \"bob\", \"probability\": 0.75 | 50",
        "\"deal\": \"a\", \"delay_months\": 1 | 50", "\"deal\": \"a\", \"delay_months\": 2 | 0",
        "\"product\": \"GTX\", \"stage\": \"won\", \"factor\": 0 | 50"})
    void reachesTheDealsThatAreAllItNames(String assumption, BigDecimal weighted) {
      Map<String, Figures> figures = figures(
          definition("{\"name\": \"other\", \"assumptions\": [{%s}]}".formatted(assumption)), ExchangeRates.NONE,
          deal("a", "proposal", "USD 100.00").territory("/west/ca/").owner("ann").product("GTX").build());

      assertThat(of("other", figures).weightedAmount().amount()).isEqualByComparingTo(weighted);
    }

    @Test
    void leavesOutADealThatIsDelayedBeyondTheLastDayThereIs() {
      Map<String, Figures> figures = figures(
          definition("{\"name\": \"late\", \"assumptions\": [{\"delay_months\": 1}]}"), ExchangeRates.NONE,
          deal("a", "won", "USD 9.00").closeDate(LocalDate.MAX).build());

      assertThat(of("late", figures).deals()).isZero();
    }

    @Test
    void drawsDealsOfLaterPeriodsIn() {
      Map<String, Figures> figures = figures(
          definition("{\"name\": \"early\", \"assumptions\": [{\"delay_months\": -1}]}"), ExchangeRates.NONE,
          deal("a", "won", "USD 9.00").closeDate(LocalDate.parse("2025-01-20")).build());

      assertThat(of("base", figures).deals()).isZero();
      assertThat(of("early", figures).weightedAmount()).isEqualTo(Money.parse("USD 9.00"));
    }
  }

  @Test
  void namesEachDealInAStageWithoutAWeight() {
    Valuation valuation = new Valuation(definition(""), Pricing.of(definition(""), ExchangeRates.NONE, NOVEMBER));
    valuation.add(deal("a", "won", "USD 1.00").build());
    valuation.add(deal("b", "dreaming", "USD 1.00").build());
    Validated<Map<String, Figures>> refused = valuation.figures();

    assertThat(((Invalid<Map<String, Figures>>) refused).violations().all()).singleElement()
        .extracting(Violation::pointer, Violation::code).containsExactly("/deals/1", "forecast.unknown-stage");
  }

  @ParameterizedTest
  @ValueSource(ints = {121, -121, Integer.MAX_VALUE, Integer.MIN_VALUE})
  void noScenarioDelaysByMoreThanTenYears(int months) {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new ScenarioAssumption(null, null, null, null, null, null, null, months))
        .withMessageContaining("-120 to 120");
  }
}
