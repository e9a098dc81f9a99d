package io.crmkit.forecast.model;

import io.crmkit.core.Actor;
import io.crmkit.core.money.Money;
import io.crmkit.core.spec.DeciderSpec;
import io.crmkit.forecast.json.ForecastJson;
import io.crmkit.forecast.model.ForecastCommand.Define;
import io.crmkit.forecast.model.ForecastCommand.Select;
import io.crmkit.forecast.model.ForecastCommand.Take;
import io.crmkit.forecast.model.ForecastEvent.ForecastCalculated;
import io.crmkit.forecast.model.ForecastEvent.ForecastDefined;
import io.crmkit.forecast.model.ForecastEvent.ScenarioSelected;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class ForecastDeciderTest {

  private static final Instant NOON = Instant.parse("2024-05-01T12:00:00Z");
  private static final Actor ALICE = new Actor("alice");
  private static final ForecastDefinition Q4 = definition("Q4");
  private static final Map<String, Figures> FIGURES = Map.of("base", figures());
  private static final ForecastDefined DEFINED = new ForecastDefined(Q4, "alice", NOON);

  private final DeciderSpec<Forecast, ForecastCommand, ForecastEvent> spec = DeciderSpec.of(new ForecastDecider());

  @Test
  void isDefined() {
    spec.given().when(new Define(Q4, ALICE, NOON)).thenEmits(DEFINED);
  }

  @Test
  void causesNothingWhenItIsDefinedTheSameAgain() {
    spec.given(DEFINED).when(new Define(Q4, ALICE, NOON)).thenEmits();
  }

  @Test
  void losesItsFiguresWithANewDefinition() {
    ForecastDefinition other = definition("other");

    spec.given(DEFINED, new ForecastCalculated(FIGURES, NOON), new ForecastDefined(other, "alice", NOON))
        .when(new Take(other, FIGURES, NOON)).thenEmits(new ForecastCalculated(FIGURES, NOON));
  }

  @Test
  void refusesFiguresOfAnEarlierDefinition() {
    spec.given(DEFINED).when(new Take(definition("other"), FIGURES, NOON))
        .thenRefuses(new ForecastRefusal.Outdated());
  }

  @Test
  void causesNothingWhenTheFiguresAreTheSame() {
    spec.given(DEFINED, new ForecastCalculated(FIGURES, NOON)).when(new Take(Q4, FIGURES, NOON)).thenEmits();
  }

  @Test
  void answersByAnotherScenario() {
    spec.given(DEFINED).when(new Select("low", ALICE, NOON)).thenEmits(new ScenarioSelected("low", "alice", NOON));
  }

  @Test
  void causesNothingWhenTheScenarioIsSelectedAlready() {
    spec.given(DEFINED).when(new Select("base", ALICE, NOON)).thenEmits();
  }

  @Test
  void refusesAScenarioThatTheDefinitionDoesNotHave() {
    spec.given(DEFINED).when(new Select("high", ALICE, NOON))
        .thenRefuses(new ForecastRefusal.NoSuchScenario("high", List.of("base", "low")));
  }

  @Test
  void refusesToActOnNothing() {
    spec.given().when(new Select("base", ALICE, NOON)).thenRefuses(new ForecastRefusal.NotDefined());
    spec.given().when(new Take(Q4, FIGURES, NOON)).thenRefuses(new ForecastRefusal.NotDefined());
  }

  private static ForecastDefinition definition(String name) {
    return ForecastJson.read("""
        {"name": "%s", "forecast_type": "weighted", "period_start": "2024-10-01", "period_end": "2024-12-31",
         "forecasted_amount": 1000, "stage_weights": {"won": 1}, "scenarios": [{"name": "low", "adjustment_factor": 0.8}]}
        """.formatted(name)).orElseThrow();
  }

  private static Figures figures() {
    Money some = Money.parse("USD 1.00");
    return new Figures(some, some, some, some, new Figures.Quantiles(some, some, some), BigDecimal.ONE, 1, 0, Map.of());
  }
}
