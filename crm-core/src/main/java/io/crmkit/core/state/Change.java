package io.crmkit.core.state;

import io.crmkit.core.Stored;
import io.crmkit.core.event.DomainEvent;
import java.util.List;
import java.util.Objects;

/**
 * What one decision does to an aggregate: the state before and after, and the events in between, to be stored as one.
 *
 * @param before what was read, with the version that the write must find
 * @param after what to store; its version is that of {@code before} and one more for each event
 * @param events at least one, in order, numbered from the version of {@code before} on
 */
public record Change<S>(Stored<S> before, S after, List<DomainEvent> events) {

  public Change {
    Objects.requireNonNull(before, "before");
    Objects.requireNonNull(after, "after");
    events = List.copyOf(events);
    if (events.isEmpty()) {
      throw new IllegalArgumentException("a change needs at least one event");
    }
    if (events.get(0).sequence() != before.version() + 1) {
      throw new IllegalArgumentException("the events after version %d start at %d but were numbered from %d".formatted(
          before.version(), before.version() + 1, events.get(0).sequence()));
    }
  }

  /** Returns what a next change must be based on. */
  public Stored<S> stored() {
    return new Stored<>(after, before.version() + events.size());
  }
}
