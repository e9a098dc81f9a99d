package io.crmkit.testkit.forecast;

import io.crmkit.forecast.json.ForecastFormat;
import io.crmkit.forecast.model.Forecast;
import io.crmkit.forecast.model.ForecastId;
import io.crmkit.forecast.port.ForecastRepository;
import io.crmkit.testkit.event.InMemoryOutbox;
import io.crmkit.testkit.state.InMemoryStates;

/** The forecasts of an in-memory store. */
final class InMemoryForecastRepository extends InMemoryStates<ForecastId, Forecast> implements ForecastRepository {

  InMemoryForecastRepository(InMemoryOutbox outbox) {
    super(outbox, ForecastFormat.FORMAT);
  }
}
