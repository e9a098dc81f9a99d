package io.crmkit.dedupe.index.model;

import io.crmkit.core.Require;
import java.util.Collections;
import java.util.Map;
import java.util.TreeMap;

/**
 * A record of an index.
 *
 * @param id what tells it from all others
 * @param values by the names of the fields
 * @param entity the entity that it belongs to
 */
public record ClusteredRecord(String id, Map<String, String> values, String entity) {

  public ClusteredRecord {
    Require.key(id, "id");
    Require.key(entity, "entity");
    values = Collections.unmodifiableMap(new TreeMap<>(values));
  }
}
