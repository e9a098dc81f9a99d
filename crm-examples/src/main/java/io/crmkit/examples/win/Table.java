package io.crmkit.examples.win;

import io.crmkit.core.Violation;
import io.crmkit.examples.command.CsvRows;
import io.crmkit.examples.command.Refused;
import io.crmkit.examples.command.Source;
import java.io.IOException;
import java.util.List;

/** A file of deals with a header. */
record Table(CsvRows file) {

  static Table read(Source source) throws IOException {
    return new Table(CsvRows.read(source));
  }

  String name() {
    return file.name();
  }

  List<String> header() {
    return file.header();
  }

  List<List<String>> rows() {
    return file.rows();
  }

  int column(String column) {
    return file.find(column).orElseThrow(() -> refused(name(), "no-column",
        "%s has no column '%s'; its columns are %s".formatted(name(), column, header())));
  }

  Violation problem(int row, String code, String message) {
    return new Violation("%s line %d".formatted(name(), file.lines().get(row)), "win." + code, message);
  }

  static RuntimeException refused(String pointer, String code, String message) {
    return Refused.of(new Violation(pointer, "win." + code, message));
  }
}
