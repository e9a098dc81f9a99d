package io.crmkit.dedupe.index.model;

import java.util.Collections;
import java.util.Map;
import java.util.TreeMap;

/** The values of a record by the names of its fields, in the form in which stores write them down. */
public record RecordValues(Map<String, String> values) {

  public RecordValues {
    values = Collections.unmodifiableMap(new TreeMap<>(values));
  }
}
