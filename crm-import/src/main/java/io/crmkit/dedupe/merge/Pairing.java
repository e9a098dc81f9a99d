package io.crmkit.dedupe.merge;

import io.crmkit.dedupe.merge.model.EntityId;
import java.util.Objects;

/**
 * Two entities that are the same.
 *
 * @param survivor the one whose id remains
 * @param absorbed the one whose id leads to the other from then on
 */
public record Pairing(EntityId survivor, EntityId absorbed) {

  public Pairing {
    Objects.requireNonNull(survivor, "survivor");
    Objects.requireNonNull(absorbed, "absorbed");
  }
}
