package io.crmkit.dedupe.index.model;

import java.util.List;
import java.util.Objects;
import java.util.Set;

/**
 * What was written to an index after some version, all of it as it stands at one instant.
 *
 * @param head how far the index is at that instant
 * @param records those that were put or got another entity, and are there
 * @param removed the ids of those that are not there any more
 * @param joined the ids that lead to others since
 */
public record ClusterChanges(
    ClusterHead head, List<ClusteredRecord> records, Set<String> removed, List<JoinedEntity> joined) {

  public ClusterChanges {
    Objects.requireNonNull(head, "head");
    records = List.copyOf(records);
    removed = Set.copyOf(removed);
    joined = List.copyOf(joined);
  }
}
