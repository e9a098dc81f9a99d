package io.crmkit.dedupe.index.model;

import io.crmkit.core.Require;
import java.util.Collections;
import java.util.Map;
import java.util.TreeMap;

/**
 * A record of an index.
 *
 * @param id what tells it from all others
 * @param values by the names of the fields; at most {@value #MOST} characters together, so that a store can read them again
 * @param entity the entity that it belongs to
 */
public record ClusteredRecord(String id, Map<String, String> values, String entity) {

  /** How many characters the values of a record may have, their names among them. */
  public static final int MOST = 10_000_000;

  public ClusteredRecord {
    Require.key(id, "id");
    Require.key(entity, "entity");
    values = Collections.unmodifiableMap(new TreeMap<>(values));
    long length = values.entrySet().stream().mapToLong(each -> each.getKey().length() + each.getValue().length() + 1L).sum();
    if (length > MOST) {
      throw new IllegalArgumentException(
          "values of %s must have at most %,d characters but have %,d".formatted(id, MOST, length));
    }
  }
}
