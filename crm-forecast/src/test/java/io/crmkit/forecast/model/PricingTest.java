package io.crmkit.forecast.model;

import static org.assertj.core.api.Assertions.assertThat;

import io.crmkit.core.Validated.Invalid;
import io.crmkit.core.Violation;
import io.crmkit.forecast.json.ForecastJson;
import io.crmkit.record.DatedRate;
import io.crmkit.record.ExchangeRates;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class PricingTest {

  private static final LocalDate OCTOBER = LocalDate.parse("2024-10-15");
  private static final LocalDate NOVEMBER = LocalDate.parse("2024-11-15");
  private static final ExchangeRates RATES = ExchangeRates.of(List.of(
      new DatedRate("EUR", "USD", LocalDate.parse("2024-01-01"), new BigDecimal("1.05")),
      new DatedRate("EUR", "USD", LocalDate.parse("2024-11-01"), new BigDecimal("1.10")))).orElseThrow();

  private static BigDecimal euro(RatePolicy policy, LocalDate closeDate) {
    return new Pricing(RATES, policy, "USD", NOVEMBER).rate("EUR", closeDate).orElseThrow();
  }

  @Test
  void goesByTheDayThatThePolicyNames() {
    assertThat(euro(new RatePolicy.CloseDate(), OCTOBER)).isEqualByComparingTo("1.05");
    assertThat(euro(new RatePolicy.SnapshotDate(), OCTOBER)).isEqualByComparingTo("1.10");
    assertThat(euro(new RatePolicy.FixedDate(OCTOBER), NOVEMBER)).isEqualByComparingTo("1.05");
    assertThat(euro(new RatePolicy.Budget(Map.of("EUR", BigDecimal.TEN)), NOVEMBER)).isEqualByComparingTo("10");
  }

  @Test
  void knowsNoRateThatABudgetLeavesOut() {
    Pricing pricing = new Pricing(RATES, new RatePolicy.Budget(Map.of()), "USD", NOVEMBER);

    assertThat(pricing.rate("EUR", OCTOBER)).isEmpty();
    assertThat(pricing.rate("USD", OCTOBER)).contains(BigDecimal.ONE);
  }

  @Test
  void standsInTheDocumentWithEveryProblemOfABudget() {
    assertThat(ForecastJson.read(document("{\"type\": \"fixed_date\", \"date\": \"2024-01-01\"}")).orElseThrow().pricedBy())
        .isEqualTo(new RatePolicy.FixedDate(LocalDate.parse("2024-01-01")));
    assertThat(((Invalid<ForecastDefinition>) ForecastJson.read(
        document("{\"type\": \"budget\", \"rates\": {\"EUR\": 0, \"USD\": 1, \"euro\": 1}}"))).violations().all())
        .extracting(Violation::pointer)
        .containsExactly("/rate_policy/rates/EUR", "/rate_policy/rates/USD", "/rate_policy/rates/euro");
  }

  private static String document(String policy) {
    return """
        {"name": "Q4", "forecast_type": "weighted", "period_start": "2024-10-01", "period_end": "2024-12-31",
         "forecasted_amount": 1000, "stage_weights": {"won": 1}, "rate_policy": %s}""".formatted(policy);
  }
}
