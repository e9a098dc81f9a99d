package io.crmkit.imports;

import io.crmkit.imports.model.ImportedRecord;
import io.crmkit.imports.write.Formulas;
import io.crmkit.imports.write.OwnColumns;
import io.crmkit.imports.write.TableWriter;
import java.io.Closeable;
import java.io.IOException;
import java.io.OutputStream;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Writes records as a CSV file that a spreadsheet can open and that is imported as itself: what it would run as a formula
 * stands behind an apostrophe, which an import of such a file takes away again.
 *
 * <p>The first column, {@value #ID}, has the id of each record; by it an import knows whose file it is. Not thread-safe.
 */
public final class RecordExport implements Closeable {

  /** The name of the first column. */
  public static final String ID = OwnColumns.ID;

  private final TableWriter table;
  private final List<String> fields;

  private RecordExport(TableWriter table, List<String> fields) {
    this.table = table;
    this.fields = fields;
  }

  /**
   * Begins a file, and closes the stream when it is closed.
   *
   * @param fields the columns behind the id, in this order; what a record has beyond them is left out
   * @throws IllegalArgumentException if a field is there twice or called like the column of ids
   */
  public static RecordExport to(OutputStream stream, List<String> fields) throws IOException {
    List<String> header = new ArrayList<>(List.of(ID));
    header.addAll(fields);
    if (new HashSet<>(header).size() < header.size()) {
      throw new IllegalArgumentException(
          "fields must differ from one another and from %s but are %s".formatted(ID, fields));
    }
    TableWriter table = TableWriter.to(stream, Formulas.NEUTRALISE);
    table.row(header);
    return new RecordExport(table, List.copyOf(fields));
  }

  /** Writes a record; a field that it does not have is left empty. */
  public void write(ImportedRecord record) throws IOException {
    List<@Nullable String> cells = new ArrayList<>();
    cells.add(record.id());
    fields.forEach(field -> cells.add(record.fields().get(field)));
    table.row(cells);
  }

  @Override
  public void close() throws IOException {
    table.close();
  }
}
