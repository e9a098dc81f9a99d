package io.crmkit.examples.churn;

import io.crmkit.ai.table.Table;
import io.crmkit.ai.train.Folds;
import io.crmkit.ai.train.TrainingSet;
import io.crmkit.core.Violation;
import io.crmkit.examples.command.CsvRows;
import io.crmkit.examples.command.FoldNames;
import io.crmkit.examples.command.Refused;
import io.crmkit.examples.command.Source;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.TreeSet;
import java.util.stream.IntStream;

/** Tables and folds of files; what is wrong with a file is told with its name and line. */
final class CustomerFiles {

  private CustomerFiles() {}

  /** Reads customers; a column without a name is called by its place. */
  static CsvRows read(Path file) throws IOException {
    CsvRows rows = CsvRows.read(Source.file(file));
    List<String> names = new ArrayList<>();
    for (String name : rows.header()) {
      names.add(name.isEmpty() ? "column " + (names.size() + 1) : name);
    }
    return new CsvRows(rows.name(), names, rows.rows(), rows.lines());
  }

  /** Returns a table as if it were read from a file of one line for each row. */
  static CsvRows of(String name, Table table) {
    return new CsvRows(name, table.names(), table.rows(),
        IntStream.range(0, table.rows().size()).mapToObj(row -> row + 2L).toList());
  }

  /** Ends the command unless each row has an outcome, and one of them is the positive one. */
  static void checkOutcomes(CsvRows data, int target, String positive) {
    List<Violation> problems = new ArrayList<>();
    TreeSet<String> values = new TreeSet<>(data.texts(target));
    for (int row = 0; row < data.rows().size(); row++) {
      if (data.rows().get(row).get(target).isEmpty()) {
        problems.add(new Violation("%s line %d".formatted(data.name(), data.lines().get(row)), "examples.outcome",
            "there is no '%s'".formatted(data.header().get(target))));
      }
    }
    if (problems.isEmpty() && (!values.contains(positive) || values.size() < 2)) {
      problems.add(new Violation(data.name(), "examples.outcome",
          "'%s' must be '%s' in some rows and something else in others; in %d rows there are %s".formatted(
              data.header().get(target), positive, data.rows().size(), values.stream().limit(5).toList())));
    }
    Refused.ifAny(problems);
  }

  /** Reads which fold holds each row of the data out; see {@link FoldNames}. */
  static Folds folds(Path file, CsvRows data, int target) throws IOException {
    FoldNames read = FoldNames.of(CsvRows.read(Source.file(file)), data, target,
        IntStream.range(0, data.rows().size()).toArray());
    TreeSet<String> used = new TreeSet<>(Comparator.comparing(String::length).thenComparing(Comparator.naturalOrder()));
    used.addAll(read.names());
    List<String> numbered = List.copyOf(used);
    return Folds.of(read.names().stream().mapToInt(numbered::indexOf).toArray());
  }

  /** Ends the command if a fold holds out customers who are all alike: nothing says how well they are told apart. */
  static Folds checked(Folds folds, TrainingSet set) {
    for (int fold = 0; fold < folds.count(); fold++) {
      int[] held = folds.held(fold);
      long ones = IntStream.of(held).filter(row -> set.labels().at(row) > 0).count();
      if (ones == 0 || ones == held.length) {
        throw Refused.of(new Violation("", "examples.folds",
            "each fold must hold out both outcomes, but of %d rows in fold %d of %d the outcome is %s".formatted(
                held.length, fold + 1, folds.count(), ones == 0 ? "never there" : "always there")));
      }
    }
    return folds;
  }
}
