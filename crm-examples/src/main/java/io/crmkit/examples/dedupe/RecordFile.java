package io.crmkit.examples.dedupe;

import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.CsvRecord;
import de.siegmar.fastcsv.reader.FieldMismatchStrategy;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * A file of records, whose first column is their id. The id is looked up in the truth and used for nothing else.
 *
 * @param columns the other ones
 * @param rows their values
 * @param places the row of each id
 */
record RecordFile(String name, List<String> columns, List<List<String>> rows, Map<String, Integer> places) {

  private static final String MARK = "\uFEFF"; // some programs put it before the first name

  static RecordFile read(Path file) throws IOException {
    String name = String.valueOf(file.getFileName());
    List<String> columns = new ArrayList<>();
    List<List<String>> rows = new ArrayList<>();
    Map<String, Integer> places = new HashMap<>();
    try (CsvReader<CsvRecord> reader = CsvReader.builder()
        .missingFieldStrategy(FieldMismatchStrategy.IGNORE).extraFieldStrategy(FieldMismatchStrategy.IGNORE)
        .ofCsvRecord(file)) {
      for (CsvRecord each : reader) {
        List<String> fields = each.getFields();
        if (columns.isEmpty()) {
          columns.addAll(fields);
          columns.set(0, columns.get(0).replace(MARK, ""));
          checkHeader(name, columns);
          continue;
        }
        String where = "%s line %d".formatted(name, each.getStartingLineNumber());
        if (fields.size() != columns.size()) {
          throw Problems.refused(where, "width", "the row has %d fields where the header has %d"
              .formatted(fields.size(), columns.size()));
        }
        if (places.put(fields.get(0), rows.size()) != null) {
          throw Problems.refused(where, "id-twice", "id '%s' is there twice".formatted(fields.get(0)));
        }
        rows.add(fields.subList(1, fields.size()));
      }
    }
    if (columns.isEmpty()) {
      throw Problems.refused(name, "no-header", "the file is empty; it needs a header with the names of its columns");
    }
    return new RecordFile(name, columns.subList(1, columns.size()), rows, places);
  }

  private static void checkHeader(String name, List<String> columns) {
    if (columns.stream().distinct().count() < columns.size()) {
      throw Problems.refused(name, "column-twice", "columns must have different names but are " + columns);
    }
  }
}
