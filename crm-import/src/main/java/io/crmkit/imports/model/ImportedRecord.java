package io.crmkit.imports.model;

import io.crmkit.core.Require;
import java.util.Collections;
import java.util.Map;
import java.util.TreeMap;

/**
 * A record as the store of the host holds it.
 *
 * @param version the one that a write must quote
 * @param fields the fields that have a value
 */
public record ImportedRecord(String id, long version, Map<String, String> fields) {

  public ImportedRecord {
    Require.key(id, "id");
    fields = Collections.unmodifiableMap(new TreeMap<>(fields));
  }
}
