package io.crmkit.territory.model.sharing;

import io.crmkit.territory.model.tree.AccessLevel;
import io.crmkit.territory.model.tree.TerritoryId;
import java.util.Objects;

/**
 * One way by which a user sees a record.
 *
 * @param shared the territory that the record is in, and whose access levels and sharing decide
 * @param viewer the territory that the user is in
 * @param relation how {@code viewer} lies to {@code shared}
 */
public record Ground(TerritoryId shared, TerritoryId viewer, Relation relation, AccessLevel level) {

  public Ground {
    Objects.requireNonNull(shared, "shared");
    Objects.requireNonNull(viewer, "viewer");
    Objects.requireNonNull(relation, "relation");
    Objects.requireNonNull(level, "level");
  }
}
