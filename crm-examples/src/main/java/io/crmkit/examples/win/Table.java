package io.crmkit.examples.win;

import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.CsvRecord;
import io.crmkit.core.Violation;
import io.crmkit.examples.command.Source;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.OptionalInt;
import java.util.stream.IntStream;

/**
 * A file of rows with a header.
 *
 * @param name of the file
 * @param lines where each row starts, counting the header's as the first
 */
record Table(String name, List<String> header, List<List<String>> rows, List<Long> lines) {

  private static final String MARK = "\uFEFF"; // some programs put it before the first name

  static Table read(Source source) throws IOException {
    List<List<String>> rows = new ArrayList<>();
    List<Long> lines = new ArrayList<>();
    try (CsvReader<CsvRecord> reader = CsvReader.builder().ofCsvRecord(source.open())) {
      for (CsvRecord row : reader) {
        rows.add(row.getFields().stream().map(field -> field.replace(MARK, "").strip()).toList());
        lines.add(row.getStartingLineNumber());
      }
    }
    if (rows.isEmpty()) {
      throw refused(source.name(), "no-header", "%s is empty; it needs a header with the names of its columns"
          .formatted(source.name()));
    }
    List<String> header = rows.remove(0);
    lines.remove(0);
    Table table = new Table(source.name(), header, rows, lines);
    table.checkWidths();
    return table;
  }

  /** Returns where a column stands: by its name as written, else without regard to case. */
  OptionalInt find(String column) {
    int at = header.indexOf(column.strip());
    return at >= 0 ? OptionalInt.of(at) : IntStream.range(0, header.size())
        .filter(i -> header.get(i).toLowerCase(Locale.ROOT).equals(column.strip().toLowerCase(Locale.ROOT)))
        .findFirst();
  }

  int column(String column) {
    return find(column).orElseThrow(() -> refused(name, "no-column",
        "%s has no column '%s'; its columns are %s".formatted(name, column, header)));
  }

  List<String> texts(int column) {
    return rows.stream().map(row -> row.get(column)).toList();
  }

  Violation problem(int row, String code, String message) {
    return new Violation("%s line %d".formatted(name, lines.get(row)), "win." + code, message);
  }

  static RuntimeException refused(String pointer, String code, String message) {
    return Refused.of(new Violation(pointer, "win." + code, message));
  }

  private void checkWidths() {
    List<Violation> problems = new ArrayList<>();
    for (int row = 0; row < rows.size(); row++) {
      if (rows.get(row).size() != header.size()) {
        problems.add(problem(row, "width", "the row has %d fields where the header has %d"
            .formatted(rows.get(row).size(), header.size())));
      }
    }
    Refused.ifAny(problems);
  }
}
