package io.crmkit.imports.model;

import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A valid row as it waits to become a record.
 *
 * @param number its number within the import, from 1, over all files and with the rows that are not valid
 * @param values one for each field of the template, in their order
 * @param keys by which it is the same as others; none if it is compared with nothing
 */
public record StagedRow(long number, RowPlace place, List<@Nullable String> values, List<String> keys) {

  public StagedRow {
    values = Collections.unmodifiableList(Arrays.asList(values.toArray(String[]::new)));
    keys = List.copyOf(keys);
  }
}
