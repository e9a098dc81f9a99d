package io.crmkit.imports.model;

import java.util.List;

/**
 * What undoing left alone, since somebody changed it after the import.
 *
 * @param fields which fields keep the value of today; none if all of the record is kept, because it would have to go
 */
public record UndoConflict(String record, List<String> fields) {

  public UndoConflict {
    fields = List.copyOf(fields);
  }
}
