package io.crmkit.imports.row;

import io.crmkit.core.Violation;
import java.util.List;
import java.util.Map;

/** What a host asks of a row beyond its template, such as {@link RecordCheck}. Called by one thread at a time. */
@FunctionalInterface
public interface RowCheck {

  /**
   * Returns what is wrong with a row that its template finds valid; nothing if it is sound.
   *
   * @param fields the fields that have a value
   * @return violations that point to a field, as {@code /email}, or to the whole row
   */
  List<Violation> check(Map<String, String> fields);
}
