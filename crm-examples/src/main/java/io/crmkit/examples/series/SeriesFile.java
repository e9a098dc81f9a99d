package io.crmkit.examples.series;

import io.crmkit.core.Validated;
import io.crmkit.core.Violation;
import io.crmkit.core.Violations;
import io.crmkit.examples.command.Source;
import io.crmkit.examples.command.Table;
import java.io.IOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;

/**
 * A file of series, each in a row for training and another for the test. It is read twice: first every row is
 * checked, so that nothing is forecast if one is wrong; then the series go by, one after the other.
 */
final class SeriesFile {

  private static final int MOST_VIOLATIONS = 20;

  private final Source source;

  SeriesFile(Source source) {
    this.source = source;
  }

  /** Checks every row, and returns how many series there are, or what is wrong with which rows. */
  Validated<Integer> check() throws IOException {
    List<Violation> violations = new ArrayList<>();
    Map<String, SeriesRow> open = new HashMap<>();
    Set<String> complete = new HashSet<>();
    Table table = table();
    table.read(line -> {
      Validated<SeriesRow> read = SeriesRows.read(line);
      if (read instanceof Validated.Valid<SeriesRow> valid) {
        check(valid.value(), open, complete, violations);
      } else if (read instanceof Validated.Invalid<SeriesRow> invalid && violations.size() < MOST_VIOLATIONS) {
        invalid.violations().forEach(violations::add);
      }
    });
    violations.addAll(0, table.problems());
    if (violations.size() >= MOST_VIOLATIONS) {
      return Validated.invalid(new Violations(violations));
    }
    open.values().stream().sorted((one, other) -> Long.compare(one.line(), other.line())).forEach(row ->
        violations.add(SeriesRows.violation(row.line(), "series.part", "series '%s' has no other part than '%s'"
            .formatted(row.id(), row.part()))));
    if (violations.isEmpty() && complete.isEmpty()) {
      violations.add(new Violation("", "series.none", "%s has no series".formatted(source.name())));
    }
    return violations.isEmpty() ? Validated.valid(complete.size()) : Validated.invalid(new Violations(violations));
  }

  /** Hands over each series as soon as both its parts were read. Only for a file that was found sound. */
  void forEach(Consumer<TrainedSeries> taker) throws IOException {
    Map<String, SeriesRow> open = new HashMap<>();
    table().read(line -> {
      SeriesRow row = SeriesRows.read(line).orElseThrow();
      SeriesRow other = open.remove(row.id());
      if (other == null) {
        open.put(row.id(), row);
      } else {
        boolean ordered = other.part() == SeriesRow.Part.TRAIN;
        taker.accept(ordered
            ? new TrainedSeries(row.period(), other.values(), row.values())
            : new TrainedSeries(row.period(), row.values(), other.values()));
      }
    });
  }

  private Table table() {
    Table table = new Table(source);
    SeriesRows.COLUMNS.forEach(table::needing);
    return table;
  }

  private static void check(
      SeriesRow row, Map<String, SeriesRow> open, Set<String> complete, List<Violation> violations) {
    SeriesRow other = open.remove(row.id());
    if (complete.contains(row.id()) || other != null && other.part() == row.part()) {
      violations.add(SeriesRows.violation(row.line(), "series.twice",
          "part '%s' of series '%s' is there twice".formatted(row.part(), row.id())));
    } else if (other == null) {
      open.put(row.id(), row);
    } else if (other.period() != row.period() || other.horizon() != row.horizon()) {
      violations.add(SeriesRows.violation(row.line(), "series.parts-differ",
          "series '%s' is %s with h=%d here but %s with h=%d in line %d".formatted(row.id(), row.period(),
              row.horizon(), other.period(), other.horizon(), other.line())));
    } else {
      complete.add(row.id());
    }
  }
}
