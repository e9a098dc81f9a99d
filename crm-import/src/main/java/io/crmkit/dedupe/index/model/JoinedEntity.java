package io.crmkit.dedupe.index.model;

import io.crmkit.core.Require;

/** An id of an entity that leads to another one since both turned out to be one. */
public record JoinedEntity(String entity, String into) {

  public JoinedEntity {
    Require.key(entity, "entity");
    Require.key(into, "into");
  }
}
