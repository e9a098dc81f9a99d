package io.crmkit.forecast.model;

import java.util.Map;
import java.util.Objects;
import java.util.Optional;

/** A forecast: not there yet, or with its definition and the figures of the last calculation. */
public sealed interface Forecast {

  /** Returns how many events led here, which is the version of the state. */
  long events();

  /** Nothing has been defined. */
  record Blank() implements Forecast {
    @Override
    public long events() {
      return 0;
    }
  }

  /**
   * Somebody defined it.
   *
   * @param selected the scenario whose figures it answers
   * @param figures those of every scenario; empty until they are calculated, and after a new definition
   */
  record Defined(ForecastDefinition definition, String selected, Map<String, Figures> figures, long events)
      implements Forecast {

    public Defined {
      Objects.requireNonNull(definition, "definition");
      Objects.requireNonNull(selected, "selected");
      figures = Map.copyOf(figures);
    }

    /** Returns the figures of the selected scenario, once they are calculated. */
    public Optional<Figures> answer() {
      return Optional.ofNullable(figures.get(selected));
    }
  }
}
