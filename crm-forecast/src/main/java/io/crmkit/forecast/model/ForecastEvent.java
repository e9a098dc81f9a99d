package io.crmkit.forecast.model;

import java.time.Instant;
import java.util.Map;
import java.util.Objects;

/** Something that happened to a forecast. */
public sealed interface ForecastEvent {

  Instant at();

  /** Somebody defined it; earlier figures are void. */
  record ForecastDefined(ForecastDefinition definition, String by, Instant at) implements ForecastEvent {

    public ForecastDefined {
      Objects.requireNonNull(definition, "definition");
      Objects.requireNonNull(by, "by");
      Objects.requireNonNull(at, "at");
    }
  }

  /** Its figures were calculated, those of every scenario. */
  record ForecastCalculated(Map<String, Figures> figures, Instant at) implements ForecastEvent {

    public ForecastCalculated {
      Objects.requireNonNull(at, "at");
      figures = Map.copyOf(figures);
    }
  }

  /** It answers by another scenario. */
  record ScenarioSelected(String scenario, String by, Instant at) implements ForecastEvent {

    public ScenarioSelected {
      Objects.requireNonNull(scenario, "scenario");
      Objects.requireNonNull(by, "by");
      Objects.requireNonNull(at, "at");
    }
  }
}
