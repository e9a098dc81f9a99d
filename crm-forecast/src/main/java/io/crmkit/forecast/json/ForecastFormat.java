package io.crmkit.forecast.json;

import io.crmkit.core.state.StateFormat;
import io.crmkit.forecast.model.Forecast;
import io.crmkit.forecast.model.ForecastEvent;
import io.crmkit.forecast.model.ForecastEvent.AdjustmentRetracted;
import io.crmkit.forecast.model.ForecastEvent.ForecastAdjusted;
import io.crmkit.forecast.model.ForecastEvent.ForecastCalculated;
import io.crmkit.forecast.model.ForecastEvent.ForecastDefined;
import io.crmkit.forecast.model.ForecastEvent.QuotaSet;
import io.crmkit.forecast.model.ForecastEvent.QuotaWithdrawn;
import io.crmkit.forecast.model.ForecastEvent.ScenarioSelected;
import io.crmkit.forecast.model.ForecastId;

/** Forecasts and their events in the form that is stored and published. */
public final class ForecastFormat {

  public static final StateFormat<ForecastId, Forecast, ForecastEvent> FORMAT =
      StateFormat.of("forecast", ForecastId::new, Forecast.class, ForecastEvent.class)
          .type(ForecastDefined.class, "forecast.defined")
          .type(ForecastCalculated.class, "forecast.calculated")
          .type(ScenarioSelected.class, "forecast.scenario-selected")
          .type(ForecastAdjusted.class, "forecast.adjusted")
          .type(AdjustmentRetracted.class, "forecast.adjustment-retracted")
          .type(QuotaSet.class, "forecast.quota-set")
          .type(QuotaWithdrawn.class, "forecast.quota-withdrawn")
          .build(ForecastEvent::at);

  private ForecastFormat() {}
}
