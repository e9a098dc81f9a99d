package io.crmkit.examples.win;

import io.crmkit.core.Violation;
import io.crmkit.examples.command.CsvRows;
import io.crmkit.examples.command.Refused;
import io.crmkit.examples.command.Source;
import java.io.IOException;
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

  static Table read(Source source) throws IOException {
    CsvRows file = CsvRows.read(source);
    return new Table(file.name(), file.header(), file.rows(), file.lines());
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
}
