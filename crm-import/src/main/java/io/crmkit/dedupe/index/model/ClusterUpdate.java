package io.crmkit.dedupe.index.model;

import io.crmkit.core.event.DomainEvent;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * What a change of a record, or of what decides which are the same, does to what is kept, to be written as one.
 *
 * @param before how far the index was
 * @param put the record as it is now; null if none was put
 * @param removed the id of the record that was removed; null if none was
 * @param moved the entities of other records that have another one than before
 * @param joined the ids that lead to others from now on
 * @param events what happened, numbered from the events of {@code before} on
 */
public record ClusterUpdate(
    ClusterHead before, @Nullable ClusteredRecord put, @Nullable String removed, Map<String, String> moved,
    List<JoinedEntity> joined, List<DomainEvent> events) {

  public ClusterUpdate {
    Objects.requireNonNull(before, "before");
    moved = Map.copyOf(moved);
    joined = List.copyOf(joined);
    events = List.copyOf(events);
    if (put != null && removed != null) {
      throw new IllegalArgumentException("an update puts a record or removes one, but put was %s and removed %s"
          .formatted(put, removed));
    }
    if (!events.isEmpty() && events.get(0).sequence() != before.events() + 1) {
      throw new IllegalArgumentException("the events after %d are numbered from %d"
          .formatted(before.events(), events.get(0).sequence()));
    }
  }

  /** Returns how far the index is with it. */
  public ClusterHead after() {
    return before.after(events.size());
  }
}
