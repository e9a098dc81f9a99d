package io.crmkit.examples.dedupe;

import de.siegmar.fastcsv.reader.CsvParseException;
import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.CsvRecord;
import de.siegmar.fastcsv.reader.FieldMismatchStrategy;
import io.crmkit.core.RefusedException;
import io.crmkit.dedupe.measure.TextCodes;
import io.crmkit.examples.command.Source;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.function.Consumer;

/**
 * A file of records, whose first column is their id. The id is looked up in the truth and used for nothing else.
 *
 * @param columns the other ones
 * @param ids by their rows
 */
record RecordFile(String name, List<String> columns, TextCodes ids) {

  /** Returns the names of the columns but the first. */
  static List<String> columns(Path file) throws IOException {
    String name = String.valueOf(file.getFileName());
    try (CsvReader<CsvRecord> reader = open(file)) {
      return header(name, reader.iterator());
    } catch (CsvParseException broken) {
      throw noCsv(name, broken);
    }
  }

  /** Reads a file and hands over the values of one row after the other, without its id. */
  static RecordFile read(Path file, Consumer<List<String>> rows) throws IOException {
    String name = String.valueOf(file.getFileName());
    TextCodes ids = new TextCodes();
    try (CsvReader<CsvRecord> reader = open(file)) {
      Iterator<CsvRecord> records = reader.iterator();
      List<String> columns = header(name, records);
      for (int row = 0; records.hasNext(); row++) {
        CsvRecord each = records.next();
        List<String> fields = each.getFields();
        if (fields.size() != columns.size() + 1) {
          throw Problems.refused(where(name, each), "width", "the row has %d fields where the header has %d"
              .formatted(fields.size(), columns.size() + 1));
        }
        if (ids.code(fields.get(0)) != row) {
          throw Problems.refused(where(name, each), "id-twice", "id '%s' is there twice".formatted(fields.get(0)));
        }
        rows.accept(fields.subList(1, fields.size()));
      }
      return new RecordFile(name, columns, ids);
    } catch (CsvParseException broken) {
      throw noCsv(name, broken);
    }
  }

  /** Opens a file of UTF-8, behind the mark that some programs put before the first name. */
  static CsvReader<CsvRecord> open(Path file) throws IOException {
    return CsvReader.builder().missingFieldStrategy(FieldMismatchStrategy.IGNORE)
        .extraFieldStrategy(FieldMismatchStrategy.IGNORE).ofCsvRecord(Source.file(file).open());
  }

  static RefusedException noCsv(String name, CsvParseException broken) {
    return Problems.refused(name, "no-csv", "the file is no CSV file: " + broken.getMessage());
  }

  private static String where(String name, CsvRecord row) {
    return "%s line %d".formatted(name, row.getStartingLineNumber());
  }

  private static List<String> header(String name, Iterator<CsvRecord> records) {
    if (!records.hasNext()) {
      throw Problems.refused(name, "no-header", "the file is empty; it needs a header with the names of its columns");
    }
    List<String> columns = new ArrayList<>(records.next().getFields());
    if (columns.stream().distinct().count() < columns.size()) {
      throw Problems.refused(name, "column-twice", "columns must have different names but are " + columns);
    }
    return List.copyOf(columns.subList(1, columns.size()));
  }
}
