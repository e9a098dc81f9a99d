package io.crmkit.imports.model;

import java.util.List;

/**
 * Rows that are staged in one act.
 *
 * @param before how far the import was; where it is no longer, somebody else stages it too
 * @param after how far it is with these rows
 * @param valid the valid ones, by their numbers
 * @param rejected the others, of which the store keeps as many as it can
 */
public record StagedBatch(Checkpoint before, Checkpoint after, List<StagedRow> valid, List<RejectedRow> rejected) {

  public StagedBatch {
    valid = List.copyOf(valid);
    rejected = List.copyOf(rejected);
  }
}
