package io.crmkit.territory.model.placement;

import io.crmkit.territory.model.tree.TerritoryId;
import java.util.Collections;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;

/**
 * A record that is in territories.
 *
 * @param territories those of the query that it is in
 */
public record Member(RecordRef record, Set<TerritoryId> territories) {

  public Member {
    Objects.requireNonNull(record, "record");
    territories = Collections.unmodifiableSet(new TreeSet<>(territories));
  }
}
