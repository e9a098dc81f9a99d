package io.crmkit.dedupe.rule;

import io.crmkit.core.Require;
import java.util.Map;

/**
 * A record as rules see it.
 *
 * @param id what tells it from all others
 * @param values by the names of the fields; a field without a value is left out or blank
 */
public record RuleRecord(String id, Map<String, String> values) {

  public RuleRecord {
    Require.notBlank(id, "id");
    values = Map.copyOf(values);
  }
}
