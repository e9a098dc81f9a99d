package io.crmkit.imports.read;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A row as it stood in the file: nothing is trimmed, converted or left out.
 *
 * @param place where it begins
 * @param values one for each column of the header, in its order; {@code null} where the file says that there is no
 * value
 *     (a JSON {@code null}, a cell that is not there, nothing between two delimiters), which is not the same as an
 * empty
 *     text ({@code ""} between them)
 */
public record SourceRow(SourcePlace place, List<@Nullable String> values) implements ReadRow {

  public SourceRow {
    if (!(values instanceof Cells)) {
      values = Collections.unmodifiableList(new ArrayList<>(values));
    }
  }
}
