package io.crmkit.dedupe.merge.model;

import io.crmkit.core.json.Versioned;
import io.crmkit.core.naming.JsonName;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;

/**
 * Which values survive when records are merged, field by field.
 *
 * @param usual the rule of every field that has none of its own; {@code default} in documents
 * @param fields the rules of fields
 * @param trusted the sources, the most trusted first
 */
@Versioned(1)
public record SurvivorshipPolicy(
    @JsonName("default") SurvivorRule usual, Map<String, SurvivorRule> fields, List<String> trusted) {

  public SurvivorshipPolicy {
    Objects.requireNonNull(usual, "usual");
    fields = Collections.unmodifiableMap(new TreeMap<>(fields));
    trusted = List.copyOf(trusted);
  }

  /** Returns the policy that prefers what was modified last, in every field. */
  public static SurvivorshipPolicy mostRecent() {
    return new SurvivorshipPolicy(SurvivorRule.of(SurvivorRule.Kind.MOST_RECENT), Map.of(), List.of());
  }

  SurvivorRule rule(String field) {
    return fields.getOrDefault(field, usual);
  }

  /** Returns how little a source is trusted: 0 for the most trusted. */
  int distrust(String source) {
    int rank = trusted.indexOf(source);
    return rank < 0 ? trusted.size() : rank;
  }
}
