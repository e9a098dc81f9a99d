package io.crmkit.imports.model;

import io.crmkit.core.Require;
import java.util.List;

/**
 * Writes of an import that are done in one act, together with the mark that says so.
 *
 * @param work what the import is doing; each work of an import has a mark of its own
 * @param before how far it was; where it is no longer, the batch was done before or somebody else does it too
 * @param after how far it is with these writes
 * @param asOf the revision of the records that the writes were decided by; 0 if others may have none of their free keys
 *     at all
 * @param writes at most one for each record
 * @param conflicts what undoing leaves alone
 */
public record RecordBatch(String entityType, ImportWork work, WorkMark before, WorkMark after, long asOf,
    List<RecordWrite> writes, List<UndoConflict> conflicts) {

  public RecordBatch {
    Require.key(entityType, "entityType");
    writes = List.copyOf(writes);
    conflicts = List.copyOf(conflicts);
  }
}
