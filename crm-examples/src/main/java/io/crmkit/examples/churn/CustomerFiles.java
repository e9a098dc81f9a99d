package io.crmkit.examples.churn;

import io.crmkit.ai.table.Table;
import io.crmkit.ai.train.Folds;
import io.crmkit.core.Violation;
import io.crmkit.examples.command.CsvRows;
import io.crmkit.examples.command.Refused;
import io.crmkit.examples.command.Source;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** Tables and folds of files; what is wrong with a file is told with its name and line. */
final class CustomerFiles {

  private CustomerFiles() {}

  static Table table(Path file) throws IOException {
    CsvRows rows = CsvRows.read(Source.of(file, ""));
    return Table.of(rows.header(), rows.rows());
  }

  /** A header with a column {@code fold}, then a row for each row of the table. */
  static Folds folds(Path file, int size) throws IOException {
    CsvRows rows = CsvRows.read(Source.of(file, ""));
    int column = rows.header().indexOf("fold");
    if (column < 0 || rows.rows().size() != size) {
      throw Refused.of(new Violation(rows.name(), "examples.folds", column < 0
          ? "%s has no column fold, but %s".formatted(rows.name(), rows.header())
          : "%s has %d rows, the data have %d".formatted(rows.name(), rows.rows().size(), size)));
    }
    int[] folds = new int[size];
    List<Violation> problems = new ArrayList<>();
    for (int i = 0; i < size; i++) {
      try {
        folds[i] = Integer.parseInt(rows.rows().get(i).get(column));
      } catch (NumberFormatException e) {
        problems.add(new Violation("%s line %d".formatted(rows.name(), rows.lines().get(i)), "examples.folds",
            "the fold is no number"));
      }
    }
    Refused.ifAny(problems);
    return Folds.of(folds);
  }
}
