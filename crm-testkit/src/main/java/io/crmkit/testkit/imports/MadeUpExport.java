package io.crmkit.testkit.imports;

import java.util.List;
import java.util.Objects;

/**
 * An export of a made-up company's records.
 *
 * @param format that it was made after
 * @param columns in the order of the file, with the fields that they belong into
 * @param rows values in the order of the columns
 */
public record MadeUpExport(ExportFormat format, List<ExportColumn> columns, List<List<String>> rows) {

  public MadeUpExport {
    Objects.requireNonNull(format, "format");
    columns = List.copyOf(columns);
    rows = rows.stream().map(List::copyOf).toList();
  }

  /** Returns the names of the columns. */
  public List<String> header() {
    return columns.stream().map(ExportColumn::header).toList();
  }
}
