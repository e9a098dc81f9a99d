package io.crmkit.dedupe.merge.model;

import java.util.Collections;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.TreeMap;

/** An entity as one record: every field that has a value or was emptied by hand. */
public record MergedRecord(Map<String, MergedValue> fields) {

  public MergedRecord {
    fields = Collections.unmodifiableMap(new TreeMap<>(fields));
  }

  /** Returns the value of a field; empty if it has none. */
  public Optional<String> value(String field) {
    return Optional.ofNullable(fields.get(field)).map(MergedValue::value);
  }

  /** Returns the values of all fields that have one. */
  public Map<String, String> values() {
    Map<String, String> values = new TreeMap<>();
    fields.forEach((field, merged) -> {
      if (merged.value() != null) {
        values.put(field, Objects.requireNonNull(merged.value()));
      }
    });
    return values;
  }
}
