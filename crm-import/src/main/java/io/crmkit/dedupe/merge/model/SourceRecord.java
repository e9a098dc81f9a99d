package io.crmkit.dedupe.merge.model;

import io.crmkit.core.Require;
import java.time.Instant;
import java.util.Collections;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * A record as a source has it.
 *
 * @param id what tells it from every other record of every source
 * @param source the system or file series it comes from, such as {@code erp}
 * @param modified when it was last changed there
 * @param origin where it stood in a file; null if it came from elsewhere
 * @param values by the names of the fields; what is blank counts as no value
 */
public record SourceRecord(
    String id, String source, Instant modified, @Nullable Origin origin, Map<String, String> values) {

  public SourceRecord {
    Require.key(id, "id");
    Require.notBlank(source, "source");
    Objects.requireNonNull(modified, "modified");
    values = Collections.unmodifiableMap(new TreeMap<>(values));
  }

  /** Returns how many fields have a value. */
  int completeness() {
    return (int) values.values().stream().filter(value -> !value.isBlank()).count();
  }
}
