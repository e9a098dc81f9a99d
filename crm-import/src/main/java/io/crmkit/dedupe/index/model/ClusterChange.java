package io.crmkit.dedupe.index.model;

import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * What putting or removing a record did to the entities.
 *
 * @param moved the entity of each record that has another one than before, or has one for the first time
 * @param events what happened to entities, in order
 */
public record ClusterChange(Map<String, String> moved, List<ClusterEvent> events) {

  public ClusterChange {
    moved = Collections.unmodifiableMap(new TreeMap<>(moved));
    events = List.copyOf(events);
  }
}
