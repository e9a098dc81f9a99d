package io.crmkit.dedupe.rule;

import io.crmkit.core.json.Versioned;
import java.math.BigDecimal;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;

/**
 * A rule as its author writes it down; {@link DuplicateRules} reads it and says what is wrong with it.
 *
 * @param name how people call it
 * @param entityType the kind of records that it is for, such as {@code contact}
 * @param matchFields the fields that are compared
 * @param matchType how they are
 * @param matchThreshold from which score on two records are duplicates, 0 to 100
 * @param fieldWeights what each field counts, in any unit; empty if all count the same
 */
@Versioned(1)
public record DuplicateRule(
    String name, String entityType, List<String> matchFields, MatchType matchType, BigDecimal matchThreshold,
    Map<String, BigDecimal> fieldWeights) {

  public DuplicateRule {
    Objects.requireNonNull(name, "name");
    Objects.requireNonNull(entityType, "entityType");
    Objects.requireNonNull(matchType, "matchType");
    Objects.requireNonNull(matchThreshold, "matchThreshold");
    matchFields = List.copyOf(matchFields);
    fieldWeights = Collections.unmodifiableMap(new TreeMap<>(fieldWeights));
  }

  /** Returns what a field counts: its weight, or 1 if the rule names none. */
  public double weight(String field) {
    return fieldWeights.isEmpty() ? 1 : fieldWeights.getOrDefault(field, BigDecimal.ZERO).doubleValue();
  }
}
