package io.crmkit.forecast.json;

import io.crmkit.core.event.DomainEvent;
import io.crmkit.core.json.JsonDocuments;
import io.crmkit.forecast.model.Forecast;
import io.crmkit.forecast.model.ForecastEvent;
import io.crmkit.forecast.model.ForecastEvent.ForecastCalculated;
import io.crmkit.forecast.model.ForecastEvent.ForecastDefined;
import io.crmkit.forecast.model.ForecastEvent.ScenarioSelected;
import java.util.Map;

/** Forecasts and their events in the form that is stored and published. */
public final class ForecastEventJson {

  /** The type of the streams that forecasts are. */
  public static final String STREAM = "forecast";

  private static final Map<Class<? extends ForecastEvent>, String> TYPES = Map.of(
      ForecastDefined.class, "forecast.defined",
      ForecastCalculated.class, "forecast.calculated",
      ScenarioSelected.class, "forecast.scenario-selected");

  private ForecastEventJson() {}

  /** Returns the published name of an event's type, such as {@code forecast.defined}. */
  public static String type(ForecastEvent event) {
    return TYPES.getOrDefault(event.getClass(), "");
  }

  /** Returns the payload. */
  public static String write(ForecastEvent event) {
    return JsonDocuments.write(event, ForecastEvent.class);
  }

  /**
   * Returns the event that was written.
   *
   * @throws io.crmkit.core.RefusedException if this is none that the release knows; it is never skipped
   */
  public static ForecastEvent read(DomainEvent event) {
    return JsonDocuments.read(event.payload(), ForecastEvent.class).orElseThrow();
  }

  /** Returns a state as it is stored. */
  public static String writeState(Forecast state) {
    return JsonDocuments.write(state, Forecast.class);
  }

  /**
   * Returns the state that was stored.
   *
   * @throws io.crmkit.core.RefusedException if this is not what {@link #writeState} returned
   */
  public static Forecast readState(String state) {
    return JsonDocuments.read(state, Forecast.class).orElseThrow();
  }
}
