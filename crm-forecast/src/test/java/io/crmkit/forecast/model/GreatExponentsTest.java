package io.crmkit.forecast.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.crmkit.core.Validated;
import io.crmkit.core.Violation;
import io.crmkit.forecast.json.ForecastJson;
import io.crmkit.forecast.rollup.Effect;
import io.crmkit.record.ExchangeRates;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Numbers whose plain digits would fill the memory are refused in a few characters. */
class GreatExponentsTest {

  private static final int SHORT = 120;
  private static final String DOCUMENT = """
      {"name": "Q4", "forecast_type": "weighted", "period_start": "2024-10-01", "period_end": "2024-12-31",
       "forecasted_amount": 1000, "stage_weights": {"won": 1}, "scenarios": []}""";

  @ParameterizedTest
  @ValueSource(strings = {"1e999999999", "-1e999999999", "10e2147483647", "1e-999999999"})
  void areNoProbabilitiesAndNoFactors(String digits) {
    BigDecimal number = new BigDecimal(digits);

    assertThatIllegalArgumentException().isThrownBy(() -> Probability.of(digits))
        .satisfies(refused -> assertThat(refused.getMessage()).contains("E").hasSizeLessThan(SHORT));
    assertThatIllegalArgumentException().isThrownBy(() -> new Factor(number))
        .satisfies(refused -> assertThat(refused.getMessage()).contains("E").hasSizeLessThan(SHORT));
    assertThatIllegalArgumentException().isThrownBy(() -> Effect.factor(digits))
        .satisfies(refused -> assertThat(refused.getMessage()).contains("E").hasSizeLessThan(SHORT));
  }

  @ParameterizedTest
  @ValueSource(strings = {"1e999999999", "-1e999999999", "1e-999999999"})
  void areNoRatesOfABudget(String digits) {
    ForecastDefinition definition = ForecastJson.read(DOCUMENT).orElseThrow();

    assertThat(DefinitionCheck.of(definition.pricedBy(new RatePolicy.Budget(Map.of("EUR", new BigDecimal(digits))))))
        .singleElement().returns("forecast.definition.rate", Violation::code)
        .satisfies(problem -> assertThat(problem.message()).hasSizeLessThan(SHORT));
  }

  @ParameterizedTest
  @ValueSource(strings = {"1e999999999", "1e-999999999", "1e17", "92233720368547758.08"})
  void areNoForecastedAmounts(String digits) {
    ForecastDefinition sound = ForecastJson.read(DOCUMENT).orElseThrow();
    ForecastDefinition definition = new ForecastDefinition("Q4", null, sound.forecastType(), sound.periodStart(),
        sound.periodEnd(), new BigDecimal(digits), null, sound.stageWeights(), List.of(), null, null, Map.of(), null);

    assertThat(DefinitionCheck.of(definition)).singleElement()
        .returns("/forecasted_amount", Violation::pointer).returns("forecast.definition.amount", Violation::code)
        .satisfies(problem -> assertThat(problem.message()).hasSizeLessThan(SHORT));
  }

  @Test
  void leaveTheLargestForecastedAmountThatFiguresCanBeCalculatedFor() {
    String largest = DOCUMENT.replace("1000", "92233720368547758.07");
    ForecastDefinition definition = ForecastJson.read(largest).orElseThrow();

    assertThat(new Valuation(definition, Pricing.of(definition, ExchangeRates.NONE, LocalDate.EPOCH)).figures())
        .isInstanceOf(Validated.Valid.class);
  }
}
