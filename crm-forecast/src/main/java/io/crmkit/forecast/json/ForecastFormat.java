package io.crmkit.forecast.json;

import io.crmkit.core.state.StateFormat;
import io.crmkit.forecast.model.Forecast;
import io.crmkit.forecast.model.ForecastEvent;
import io.crmkit.forecast.model.ForecastEvent.ForecastCalculated;
import io.crmkit.forecast.model.ForecastEvent.ForecastDefined;
import io.crmkit.forecast.model.ForecastEvent.ScenarioSelected;
import io.crmkit.forecast.model.ForecastId;

/** Forecasts and their events in the form that is stored and published. */
public final class ForecastFormat {

  public static final StateFormat<ForecastId, Forecast, ForecastEvent> FORMAT =
      StateFormat.of("forecast", ForecastId::new, Forecast.class, ForecastEvent.class)
          .type(ForecastDefined.class, "forecast.defined")
          .type(ForecastCalculated.class, "forecast.calculated")
          .type(ScenarioSelected.class, "forecast.scenario-selected")
          .build(ForecastEvent::at);

  private ForecastFormat() {}
}
