package io.crmkit.dedupe.merge.model;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Where a value comes from. */
public sealed interface Lineage {

  /** Returns the merges by which it came into the entity, the outermost first; empty if it is the entity's own. */
  List<MergeId> path();

  /**
   * It stands in a record.
   *
   * @param origin where the record stood in a file; null if it came from elsewhere
   */
  record FromRecord(String record, String source, @Nullable Origin origin, List<MergeId> path)
      implements Lineage {

    public FromRecord {
      path = List.copyOf(path);
    }
  }

  /** Somebody put it in. */
  record FromEdit(String by, Instant at, List<MergeId> path) implements Lineage {

    public FromEdit {
      path = List.copyOf(path);
    }
  }
}
