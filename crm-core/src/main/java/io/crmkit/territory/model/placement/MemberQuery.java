package io.crmkit.territory.model.placement;

import io.crmkit.territory.model.ModelId;
import io.crmkit.territory.model.tree.TerritoryId;
import java.time.Instant;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Which members to read.
 *
 * @param territories any of which they must be in
 * @param at as of when; null for now
 */
public record MemberQuery(ModelId model, RecordKind kind, Set<TerritoryId> territories, @Nullable Instant at) {

  public MemberQuery {
    Objects.requireNonNull(model, "model");
    Objects.requireNonNull(kind, "kind");
    territories = Set.copyOf(territories);
  }

  /** Returns whether a stay is what this query is about. */
  public boolean covers(Stay stay) {
    return territories.contains(stay.territory()) && (at == null ? stay.isCurrent() : stay.covers(at));
  }
}
