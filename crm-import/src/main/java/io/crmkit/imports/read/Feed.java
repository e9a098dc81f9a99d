package io.crmkit.imports.read;

import io.crmkit.core.Violation;
import java.io.Closeable;
import java.io.IOException;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The rows of a table as they come, before anybody knows which of them is the header; blank ones are passed over. */
abstract class Feed implements Closeable {

  /** The names of the columns, once they are known: problems are put down to them. */
  protected List<String> names = List.of();
  protected long blankRows;
  protected long comments;

  /** Whether values that are missing at the end of a row are simply empty: only a text separates them. */
  boolean isSparse() {
    return false;
  }

  /** Returns the next row, with as many values as it has, or {@code null} after the last. */
  abstract @Nullable ReadRow next() throws IOException;

  final void name(List<String> columns) {
    this.names = columns;
  }

  /** Returns a row that was read before the columns had names, with its problem put down to the name. */
  final ReadRow named(ReadRow row) {
    if (row instanceof UnreadableRow bad) {
      for (int i = 0; i < names.size(); i++) {
        if (bad.problem().pointer().equals(unnamed(i))) {
          Violation problem = bad.problem();
          return new UnreadableRow(
              bad.place(), bad.raw(), new Violation(names.get(i), problem.code(), problem.message()));
        }
      }
    }
    return row;
  }

  private static String unnamed(int index) {
    return "column " + (index + 1);
  }

  /** Returns the name of a column for a pointer; its number, from 1, where it has no name. */
  protected final String column(int index) {
    return index < names.size() ? names.get(index) : unnamed(index);
  }
}
