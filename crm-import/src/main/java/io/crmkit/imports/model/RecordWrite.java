package io.crmkit.imports.model;

import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * What is done to one record.
 *
 * @param version the version that it must have; 0 if there must be no such record
 * @param before the fields that it has; null if there is no record
 * @param after the fields that it gets; null to delete it
 * @param free keys that no other record may have got meanwhile: who else made one was first
 */
public record RecordWrite(String id, long version, @Nullable Map<String, String> before,
    @Nullable Map<String, String> after, List<String> free) {

  public RecordWrite {
    before = before == null ? null : Collections.unmodifiableMap(new TreeMap<>(before));
    after = after == null ? null : Collections.unmodifiableMap(new TreeMap<>(after));
    free = List.copyOf(free);
  }
}
