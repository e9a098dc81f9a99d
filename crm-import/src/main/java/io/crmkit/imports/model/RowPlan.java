package io.crmkit.imports.model;

import java.util.List;

/**
 * What is to become of a valid row.
 *
 * @param row its number
 * @param record the record that it becomes or meets
 * @param duplicates what it may be the same as, the best first; the first one that is no {@link DuplicateOf.Staged}
 *     decides
 */
public record RowPlan(long row, RowAction action, String record, List<DuplicateOf> duplicates) {

  public RowPlan {
    duplicates = List.copyOf(duplicates);
  }

  /** Whether the row is the same as a record or an earlier row. */
  public boolean isDuplicate() {
    return duplicates.stream().anyMatch(each -> !(each instanceof DuplicateOf.Staged));
  }
}
