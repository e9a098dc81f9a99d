package io.crmkit.forecast.json;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import io.crmkit.core.Validated;
import io.crmkit.core.Validated.Invalid;
import io.crmkit.core.Violation;
import io.crmkit.forecast.model.ForecastDefinition;
import io.crmkit.forecast.model.Probability;
import java.math.BigDecimal;
import java.time.LocalDate;
import org.junit.jupiter.api.Test;

class ForecastJsonTest {

  private static final String DOCUMENT = """
      {"name": "Q4 2024 Revenue Forecast", "forecast_type": "weighted", "period_start": "2024-10-01",
       "period_end": "2024-12-31", "forecasted_amount": 1000000,
       "stage_weights": {"prospecting": 0.10, "qualification": 0.20, "proposal": 0.50, "negotiation": 0.75,
                         "closed_won": 1.00},
       "scenarios": [{"name": "conservative", "description": "Conservative estimate", "adjustment_factor": 0.8},
                     {"name": "aggressive", "description": "Aggressive estimate", "adjustment_factor": 1.2}],
       "selected_scenario": "conservative"}""";

  @Test
  void readsADefinitionAsPeopleWriteIt() {
    ForecastDefinition definition = ForecastJson.read(DOCUMENT).orElseThrow();

    assertThat(definition.periodEnd()).isEqualTo(LocalDate.parse("2024-12-31"));
    assertThat(definition.forecastedAmount()).isEqualByComparingTo(BigDecimal.valueOf(1_000_000));
    assertThat(definition.weight("Closed Won")).contains(Probability.ONE);
    assertThat(definition.weight("closed-lost")).contains(Probability.ZERO);
    assertThat(definition.weight("dreaming")).isEmpty();
    assertThat(definition.selected()).isEqualTo("conservative");
    assertThat(definition.allScenarios()).extracting(each -> each.factor().toString())
        .containsExactly("1", "0.8", "1.2");
  }

  @Test
  void readsWhatItWrote() {
    ForecastDefinition definition = ForecastJson.read(DOCUMENT).orElseThrow();

    assertThat(ForecastJson.read(ForecastJson.write(definition))).isEqualTo(Validated.valid(definition));
  }

  @Test
  void namesEveryProblemOfAWholeDocument() {
    Validated<ForecastDefinition> refused = ForecastJson.read("""
        {"name": "Q4", "forecast_type": "weighted", "period_start": "2024-10-01", "period_end": "2024-09-30",
         "forecasted_amount": -1, "currency": "XAU", "stage_weights": {"closed won": 1, "closed_won": 1},
         "scenarios": [{"name": "base"}, {"name": "late", "assumptions": [{"stage": "dreaming"}]}],
         "selected_scenario": "none"}""");

    assertThat(((Invalid<ForecastDefinition>) refused).violations().all())
        .extracting(Violation::pointer, Violation::code)
        .containsExactly(
            tuple("/period_end", "forecast.definition.period"),
            tuple("/forecasted_amount", "forecast.definition.amount"),
            tuple("/currency", "forecast.definition.currency"),
            tuple("/stage_weights", "forecast.definition.stage"),
            tuple("/scenarios/0/name", "forecast.definition.scenario"),
            tuple("/scenarios/1/assumptions/0", "forecast.definition.assumption"),
            tuple("/scenarios/1/assumptions/0/stage", "forecast.definition.stage"),
            tuple("/selected_scenario", "forecast.definition.scenario"));
  }

  @Test
  void refusesAProbabilityOutsideZeroToOneAtItsPlace() {
    Validated<ForecastDefinition> refused = ForecastJson.read(DOCUMENT.replace("0.75", "1.75"));

    assertThat(((Invalid<ForecastDefinition>) refused).violations().all()).singleElement().satisfies(problem -> {
      assertThat(problem.pointer()).isEqualTo("/stage_weights/negotiation");
      assertThat(problem.message()).contains("from 0 to 1", "1.75");
    });
  }

  @Test
  void refusesAMemberThatItDoesNotKnow() {
    assertThat(ForecastJson.read(DOCUMENT.replace("period_start", "period_begin"))).isInstanceOfSatisfying(Invalid.class,
        invalid -> assertThat(invalid.violations().all()).extracting("code")
            .contains("json.unknown-field", "json.missing-field"));
  }
}
