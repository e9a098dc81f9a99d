package io.crmkit.dedupe.index.model;

import io.crmkit.core.Require;

/**
 * A record that is likely the same as another.
 *
 * @param record its id
 * @param entity the entity that it belongs to
 * @param weight how sure that is; more than 0
 */
public record ClusterMatch(String record, String entity, double weight) {

  public ClusterMatch {
    Require.notBlank(record, "record");
    Require.notBlank(entity, "entity");
  }
}
