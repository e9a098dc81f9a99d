package io.crmkit.imports.model;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A row that is not valid, as it stood in the file, so that somebody can correct it.
 *
 * @param number its number within the import
 * @param text of what could not be read as a row; null for a row
 * @param cells one for each column of the file; none for what is no row
 * @param problems everything that is wrong with it
 */
public record RejectedRow(
    long number, RowPlace place, @Nullable String text, List<@Nullable String> cells, List<RowProblem> problems) {

  public RejectedRow {
    text = text == null ? null : Sound.text(text);
    cells = Sound.texts(cells);
    problems = List.copyOf(problems);
    if (problems.isEmpty()) {
      throw new IllegalArgumentException("row %d was rejected and so needs a problem".formatted(number));
    }
  }
}
