package io.crmkit.forecast.model;

import io.crmkit.core.Actor;
import java.time.Instant;
import java.util.Map;
import java.util.Objects;

/** What can be asked of a forecast. */
public sealed interface ForecastCommand {

  Instant at();

  /** Define it, or define it anew. */
  record Define(ForecastDefinition definition, Actor by, Instant at) implements ForecastCommand {

    public Define {
      Objects.requireNonNull(definition, "definition");
      Objects.requireNonNull(by, "by");
      Objects.requireNonNull(at, "at");
    }
  }

  /**
   * Take the figures that were calculated.
   *
   * @param definition what they were calculated by
   */
  record Take(ForecastDefinition definition, Map<String, Figures> figures, Instant at) implements ForecastCommand {

    public Take {
      Objects.requireNonNull(definition, "definition");
      Objects.requireNonNull(at, "at");
      figures = Map.copyOf(figures);
    }
  }

  /** Answer by another scenario. */
  record Select(String scenario, Actor by, Instant at) implements ForecastCommand {

    public Select {
      Objects.requireNonNull(scenario, "scenario");
      Objects.requireNonNull(by, "by");
      Objects.requireNonNull(at, "at");
    }
  }
}
