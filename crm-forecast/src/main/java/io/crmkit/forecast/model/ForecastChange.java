package io.crmkit.forecast.model;

import io.crmkit.core.Stored;
import io.crmkit.core.event.DomainEvent;
import java.util.List;
import java.util.Objects;

/**
 * What one decision does to a forecast: the state before and after, and the events in between, to be stored as one.
 *
 * @param before what was read, with the version that the write must find
 * @param after what to store; its version is the number of its events
 * @param events at least one, in order
 */
public record ForecastChange(Stored<Forecast> before, Forecast after, List<DomainEvent> events) {

  public ForecastChange {
    Objects.requireNonNull(before, "before");
    Objects.requireNonNull(after, "after");
    events = List.copyOf(events);
    if (events.isEmpty()) {
      throw new IllegalArgumentException("a change needs at least one event");
    }
  }

  public Stored<Forecast> stored() {
    return new Stored<>(after, after.events());
  }
}
