package io.crmkit.testkit.forecast;

import io.crmkit.core.event.Outbox;
import io.crmkit.forecast.port.ForecastRepository;

class InMemoryForecastsTest extends ForecastRepositoryContract {

  private final InMemoryForecasts storage = new InMemoryForecasts();

  @Override
  protected ForecastRepository emptyRepository() {
    return storage.forecasts();
  }

  @Override
  protected Outbox outbox() {
    return storage.outbox();
  }
}
