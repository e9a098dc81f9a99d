package io.crmkit.forecast.snapshot.model;

import io.crmkit.forecast.model.Deal;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

/**
 * Some of what has changed from one snapshot to the next, small enough to be written at once.
 *
 * @param versions deals that are new or otherwise than before, in their new form
 * @param gone the ids of deals that are no longer there
 */
public record SnapshotPart(List<Deal> versions, List<String> gone) {

  public SnapshotPart {
    versions = List.copyOf(versions);
    gone = List.copyOf(gone);
    Set<String> ids = new HashSet<>(gone);
    versions.forEach(deal -> ids.add(deal.id()));
    if (ids.size() != versions.size() + gone.size()) {
      throw new IllegalArgumentException("a deal stands in a part once, but of %d only %d differ"
          .formatted(versions.size() + gone.size(), ids.size()));
    }
  }

  /** Returns whether nothing has changed. */
  public boolean isEmpty() {
    return versions.isEmpty() && gone.isEmpty();
  }

  /** Returns the ids of all deals that it speaks of. */
  public List<String> ids() {
    return Stream.concat(versions.stream().map(Deal::id), gone.stream()).toList();
  }
}
