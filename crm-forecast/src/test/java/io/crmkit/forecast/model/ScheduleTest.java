package io.crmkit.forecast.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.crmkit.core.Violation;
import io.crmkit.core.json.JsonDocuments;
import io.crmkit.core.money.Money;
import io.crmkit.forecast.json.ForecastJson;
import io.crmkit.forecast.model.InstalmentPlan.Every;
import io.crmkit.record.DatedRate;
import io.crmkit.record.ExchangeRates;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

class ScheduleTest {

  private static final LocalDate OCTOBER = LocalDate.parse("2024-10-31");
  private static final LocalDate NEVER = LocalDate.parse("2030-01-01");
  private static final ForecastDefinition NOVEMBER = ForecastJson.read("""
      {"name": "November", "forecast_type": "weighted", "period_start": "2024-11-01", "period_end": "2024-11-30",
       "forecasted_amount": 1000, "stage_weights": {"proposal": 0.5, "won": 1},
       "scenarios": [{"name": "late", "adjustment_factor": 0.5, "assumptions": [{"delay_months": 1}]}]}""")
      .orElseThrow();

  private static Deal.Builder deal(String amount) {
    return Deal.builder("D-1", "won").amount(Money.parse(amount)).closeDate(OCTOBER);
  }

  private static Figures figures(String scenario, ExchangeRates rates, Deal deal) {
    Valuation valuation = new Valuation(NOVEMBER, Pricing.of(NOVEMBER, rates, NEVER));
    valuation.add(deal);
    return Objects.requireNonNull(valuation.figures().orElseThrow().get(scenario));
  }

  private static Figures base(Deal deal) {
    return figures("base", ExchangeRates.NONE, deal);
  }

  private static Money amount(String amount) {
    return Money.parse(amount);
  }

  private static Instalment november(int day, String amount) {
    return Instalment.of(LocalDate.of(2024, 11, day), amount(amount));
  }

  @Nested
  class Plans {

    @Test
    void divideAnAmountToTheCentAndPutTheRestFirst() {
      assertThat(new InstalmentPlan(OCTOBER, Every.MONTH, 3).divide(amount("USD 100.00"))).containsExactly(
          Instalment.of(OCTOBER, amount("USD 33.34")), november(30, "USD 33.33"),
          Instalment.of(LocalDate.parse("2024-12-31"), amount("USD 33.33")));
    }

    @Test
    void repeatAnAmount() {
      assertThat(new InstalmentPlan(OCTOBER, Every.QUARTER, 2).repeat(amount("USD 7.00"))).containsExactly(
          Instalment.of(OCTOBER, amount("USD 7.00")), Instalment.of(LocalDate.parse("2025-01-31"), amount("USD 7.00")));
    }

    @Test
    void haveAtLeastOneInstalment() {
      assertThatIllegalArgumentException().isThrownBy(() -> new InstalmentPlan(OCTOBER, Every.DAY, 0))
          .withMessageContaining("count");
    }
  }

  @Nested
  class ThePeriodOfEachInstalment {

    @Test
    void decidesInPlaceOfTheCloseDate() {
      Money amount = amount("USD 90.00");
      Deal deal = deal("USD 90.00").schedule(new InstalmentPlan(OCTOBER, Every.MONTH, 3).divide(amount)).build();

      assertThat(base(deal.scheduled(List.of())).deals()).isZero();
      assertThat(base(deal).pipelineAmount()).isEqualTo(amount("USD 30.00"));
    }

    @Test
    void countsADealOnceHoweverManyInstalmentsItHasThere() {
      Figures figures = base(
          deal("USD 3.00").schedule(List.of(november(1, "USD 1.00"), november(9, "USD 2.00"))).build());

      assertThat(figures.deals()).isOne();
      assertThat(figures.quantiles().p50()).isEqualTo(amount("USD 3.00"));
    }

    @Test
    void movesWithTheDelayOfAScenario() {
      Deal deal = deal("USD 90.00").schedule(List.of(
          Instalment.of(OCTOBER, amount("USD 80.00")), november(1, "USD 10.00"))).build();

      assertThat(base(deal).weightedAmount()).isEqualTo(amount("USD 10.00"));
      assertThat(figures("late", ExchangeRates.NONE, deal).weightedAmount()).isEqualTo(amount("USD 40.00"));
    }

    @Test
    void changesNoRateOfExchange() {
      ExchangeRates rates = ExchangeRates.of(List.of(
          new DatedRate("EUR", "USD", LocalDate.parse("2024-01-01"), new BigDecimal("2")),
          new DatedRate("EUR", "USD", LocalDate.parse("2024-11-01"), new BigDecimal("3")))).orElseThrow();
      Deal deal = deal("EUR 1.00").schedule(List.of(november(15, "EUR 1.00"))).build();

      assertThat(figures("base", rates, deal).pipelineAmount()).isEqualTo(amount("USD 2.00"));
    }

    @Test
    void isKnownWithoutACloseDateAndOnlyTheRateIsNot() {
      ExchangeRates rates = ExchangeRates.of(List.of(
          new DatedRate("EUR", "USD", LocalDate.EPOCH, new BigDecimal("2")))).orElseThrow();
      Figures dollars = figures("base", rates,
          deal("USD 1.00").closeDate(null).schedule(List.of(november(1, "USD 1.00"))).build());
      Figures euros = figures("base", rates,
          deal("EUR 1.00").closeDate(null).schedule(List.of(november(1, "EUR 1.00"))).build());

      assertThat(dollars.pipelineAmount()).isEqualTo(amount("USD 1.00"));
      assertThat(euros.deals()).isOne();
      assertThat(euros.unpriced()).isOne();
    }

    @Test
    void countsADealThatNobodyKnowsTheAmountOf() {
      Figures figures = base(Deal.builder("D-1", "won").schedule(List.of(
          Instalment.share(OCTOBER, 5_000), Instalment.share(LocalDate.parse("2024-11-01"), 5_000))).build());

      assertThat(figures.unpriced()).isOne();
    }
  }

  @Test
  void creditsForATinyInstalmentMayBeACentBelowZeroButAlwaysAddUp() {
    Deal deal = deal("USD 0.11").schedule(List.of(november(1, "USD 0.10"), november(2, "USD 0.01")))
        .credit(new Credit("revenue", "ann", null, 4_300)).credit(new Credit("revenue", "bob", null, 4_300))
        .credit(new Credit("revenue", "cy", null, 1_400)).build();

    assertThat(CreditSchedule.of(deal, "revenue", CreditKind.ADDITIVE))
        .extracting(each -> each.parts().stream().map(DealPart::amount).toList()).containsExactly(
            List.of(amount("USD 0.04"), amount("USD 0.01")), List.of(amount("USD 0.04"), amount("USD 0.01")),
            List.of(amount("USD 0.02"), amount("USD -0.01")));
  }

  @Test
  void aDealThatWasStoredWithoutAScheduleHasNone() {
    Deal deal = deal("USD 1.00").build();
    String json = JsonDocuments.write(deal).replaceFirst(",\"schedule\":\\[\\]", "");

    assertThat(json).doesNotContain("schedule");
    assertThat(JsonDocuments.read(json, Deal.class).orElseThrow()).isEqualTo(deal);
  }

  @Test
  void aScheduleIsStoredWithItsDeal() {
    Deal amounts = deal("USD 1.00").schedule(List.of(november(1, "USD 1.50"), november(2, "USD -0.50"))).build();
    Deal shares = deal("USD 1.00").schedule(List.of(Instalment.share(OCTOBER, 10_000))).build();

    assertThat(JsonDocuments.read(JsonDocuments.write(amounts), Deal.class).orElseThrow()).isEqualTo(amounts);
    assertThat(JsonDocuments.read(JsonDocuments.write(shares), Deal.class).orElseThrow()).isEqualTo(shares);
  }

  @Nested
  class IsRefused {

    private String message(Deal deal) {
      DealCheck check = new DealCheck(NOVEMBER);
      assertThat(check.accepts(deal)).isFalse();
      Violation problem = check.problems().orElseThrow().all().get(0);
      assertThat(List.of(problem.pointer(), problem.code())).containsExactly("/deals/0/schedule", "forecast.schedule");
      return problem.message();
    }

    @Test
    void withSharesThatAreNotTheWhole() {
      assertThat(message(deal("USD 1.00").schedule(List.of(Instalment.share(OCTOBER, 9_999))).build()))
          .isEqualTo("the instalments of deal 'D-1' make up 99.99 %; they must make up 100");
    }

    @Test
    void withAmountsThatDoNotSumToThatOfTheDeal() {
      assertThat(message(deal("USD 1.00").schedule(List.of(november(1, "USD 1.01"))).build()))
          .isEqualTo("the instalments of deal 'D-1' sum to USD 1.01; they must sum to its amount, USD 1.00");
    }

    @Test
    void withSharesAndAmounts() {
      assertThat(message(deal("USD 1.00").schedule(
          List.of(november(1, "USD 1.00"), Instalment.share(OCTOBER, 10_000))).build())).contains("shares and amounts");
    }

    @Test
    void withAnotherCurrency() {
      assertThat(message(deal("USD 1.00").schedule(List.of(november(1, "EUR 1.00"))).build()))
          .contains("'D-1' is in USD").contains("EUR 1.00");
    }

    @Test
    void withAmountsOfADealThatHasNone() {
      assertThat(message(Deal.builder("D-1", "won").schedule(List.of(november(1, "USD 1.00"))).build()))
          .contains("the deal has none");
    }

    @Test
    void withAmountsThatNoPeriodCouldAddUp() {
      Instalment huge = Instalment.of(OCTOBER, Money.ofMinor(Long.MAX_VALUE, "USD"));
      Instalment owed = Instalment.of(OCTOBER, Money.ofMinor(-Long.MAX_VALUE, "USD"));

      assertThat(message(deal("USD 0.00").schedule(List.of(huge, owed)).build())).contains("so large");
    }
  }

  @Test
  void anInstalmentHasAShareOrAnAmount() {
    assertThatIllegalArgumentException().isThrownBy(() -> new Instalment(OCTOBER, null, null));
    assertThatIllegalArgumentException().isThrownBy(() -> new Instalment(OCTOBER, 1, amount("USD 1.00")));
    assertThatIllegalArgumentException().isThrownBy(() -> Instalment.share(OCTOBER, 10_001))
        .withMessageContaining("10001");
  }
}
