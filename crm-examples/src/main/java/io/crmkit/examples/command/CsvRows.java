package io.crmkit.examples.command;

import de.siegmar.fastcsv.reader.CsvParseException;
import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.CsvRecord;
import de.siegmar.fastcsv.reader.FieldMismatchStrategy;
import io.crmkit.core.Violation;
import java.io.IOException;
import java.io.Reader;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.OptionalInt;
import java.util.stream.IntStream;

/**
 * A CSV file of rows with a header, cells without the spaces around them.
 *
 * @param name of the file
 * @param rows each as wide as the header
 * @param lines where each row starts, counting the header's as the first
 */
public record CsvRows(String name, List<String> header, List<List<String>> rows, List<Long> lines) {

  public CsvRows {
    header = List.copyOf(header);
    rows = List.copyOf(rows);
    lines = List.copyOf(lines);
  }

  /**
   * Reads a file.
   *
   * @throws io.crmkit.core.RefusedException if it is empty or no CSV file, with each name that two columns have, and with
   *     every row that is narrower or wider than the header
   */
  public static CsvRows read(Source source) throws IOException {
    List<List<String>> rows = new ArrayList<>();
    List<Long> lines = new ArrayList<>();
    try (Reader text = source.open(); CsvReader<CsvRecord> reader = CsvReader.builder()
        .extraFieldStrategy(FieldMismatchStrategy.IGNORE).missingFieldStrategy(FieldMismatchStrategy.IGNORE)
        .ofCsvRecord(text)) {
      for (CsvRecord row : reader) {
        rows.add(row.getFields().stream().map(String::strip).toList());
        lines.add(row.getStartingLineNumber());
      }
    } catch (CsvParseException e) {
      throw Refused.of(problem(source.name(), "%s is no CSV file: %s".formatted(source.name(), e.getMessage())));
    }
    if (rows.isEmpty()) {
      throw Refused.of(problem(source.name(), "%s is empty; it needs a header with the names of its columns"
          .formatted(source.name())));
    }
    CsvRows file = new CsvRows(
        source.name(), rows.get(0), rows.subList(1, rows.size()), lines.subList(1, lines.size()));
    file.check();
    return file;
  }

  /** Returns where a column stands: by its name as written, else without regard to case. */
  public OptionalInt find(String column) {
    int at = header.indexOf(column.strip());
    return at >= 0 ? OptionalInt.of(at) : IntStream.range(0, header.size())
        .filter(i -> header.get(i).toLowerCase(Locale.ROOT).equals(column.strip().toLowerCase(Locale.ROOT)))
        .findFirst();
  }

  /** Returns the cells of a column. */
  public List<String> texts(int column) {
    return rows.stream().map(row -> row.get(column)).toList();
  }

  private void check() {
    List<Violation> problems = new ArrayList<>();
    header.stream().filter(column -> !column.isEmpty() && Collections.frequency(header, column) > 1).distinct().forEach(
        column -> problems.add(problem(name, "two columns are named '%s'".formatted(column))));
    for (int row = 0; row < rows.size(); row++) {
      if (rows.get(row).size() != header.size()) {
        problems.add(problem("%s line %d".formatted(name, lines.get(row)),
            "the row has %d fields where the header has %d".formatted(rows.get(row).size(), header.size())));
      }
    }
    Refused.ifAny(problems);
  }

  private static Violation problem(String pointer, String message) {
    return new Violation(pointer, "examples.csv", message);
  }
}
