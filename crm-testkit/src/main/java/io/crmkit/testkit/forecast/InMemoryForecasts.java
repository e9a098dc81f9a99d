package io.crmkit.testkit.forecast;

import io.crmkit.forecast.port.ForecastRepository;
import io.crmkit.testkit.event.InMemoryOutbox;
import java.util.Objects;

/**
 * Keeps forecasts and the events about them in memory; meant for tests, demos and single-process tools.
 *
 * <p>State, history and outbox change together: whoever takes an event from the outbox finds the state that it tells
 * of.
 */
public final class InMemoryForecasts {

  private final InMemoryOutbox outbox;
  private final ForecastRepository forecasts;

  /** Makes a store with an outbox of its own. */
  public InMemoryForecasts() {
    this(new InMemoryOutbox());
  }

  /** Makes a store that shares an outbox with others. */
  public InMemoryForecasts(InMemoryOutbox outbox) {
    this.outbox = Objects.requireNonNull(outbox, "outbox");
    this.forecasts = new InMemoryForecastRepository(outbox);
  }

  public ForecastRepository forecasts() {
    return forecasts;
  }

  public InMemoryOutbox outbox() {
    return outbox;
  }
}
