package io.crmkit.examples.command;

import de.siegmar.fastcsv.reader.CsvParseException;
import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.CsvRecord;
import de.siegmar.fastcsv.reader.FieldMismatchStrategy;
import io.crmkit.core.Violation;
import java.io.IOException;
import java.io.Reader;
import java.math.BigDecimal;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Iterator;
import java.util.List;
import java.util.Locale;
import java.util.function.Consumer;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * A CSV file whose columns are found by any of the names that they go by, without case and with spaces, hyphens and
 * underscores alike. What cannot be read is a violation that names the line and the column.
 */
public final class Table {

  private final Source source;
  private final List<Violation> problems = new ArrayList<>();
  private final List<List<String>> needed = new ArrayList<>();
  private final List<String> header = new ArrayList<>();

  public Table(Source source) {
    this.source = source;
  }

  /** Returns what is wrong with the file, in the order of its lines. */
  public List<Violation> problems() {
    return problems;
  }

  /**
   * Asks for a column: a file without one is a single problem, and none of its lines is handed over.
   *
   * @param names that it goes by, the first as it is called in problems
   */
  public Table needing(String... names) {
    needed.add(List.of(names));
    return this;
  }

  /** Hands over each line; one that is narrower or wider than the header is a problem, since it would be misread. */
  public void read(Consumer<Line> each) throws IOException {
    try (Reader text = source.open(); CsvReader<CsvRecord> rows = CsvReader.builder()
        .extraFieldStrategy(FieldMismatchStrategy.IGNORE).missingFieldStrategy(FieldMismatchStrategy.IGNORE)
        .ofCsvRecord(text)) {
      Iterator<CsvRecord> records = rows.iterator();
      if (!readHeader(records)) {
        return;
      }
      while (records.hasNext()) {
        CsvRecord row = records.next();
        if (row.getFieldCount() == header.size()) {
          each.accept(new Line(row));
        } else {
          problems.add(new Violation("%s:%d".formatted(source.name(), row.getStartingLineNumber()), "examples.row",
              "the row has %d fields where the header has %d".formatted(row.getFieldCount(), header.size())));
        }
      }
    } catch (CsvParseException broken) {
      report("%s is no CSV file: %s".formatted(source.name(), broken.getMessage()));
    }
  }

  private boolean readHeader(Iterator<CsvRecord> records) {
    if (!records.hasNext()) {
      report("%s is empty; it needs a header with the names of its columns".formatted(source.name()));
      return false;
    }
    header.clear();
    records.next().getFields().forEach(name -> header.add(plain(name)));
    int before = problems.size();
    header.stream().filter(name -> !name.isEmpty() && Collections.frequency(header, name) > 1).distinct().forEach(
        name -> report("two columns of %s are named '%s'".formatted(source.name(), name)));
    needed.stream().filter(names -> Collections.disjoint(header, names)).forEach(names ->
        report("%s has no column '%s'%s; its columns are %s".formatted(source.name(), names.get(0), others(names), header)));
    return problems.size() == before;
  }

  private static String others(List<String> names) {
    return names.size() == 1 ? "" : " or " + String.join(", ", names.subList(1, names.size()));
  }

  private void report(String message) {
    problems.add(new Violation("", "examples.csv", message));
  }

  /** One line of the file. */
  public final class Line {

    private final CsvRecord row;

    private Line(CsvRecord row) {
      this.row = row;
    }

    /** Returns where the line starts, counting that of the header as the first. */
    public long number() {
      return row.getStartingLineNumber();
    }

    /** Returns the text of the first column that has one of these names; null if it is blank or there is none. */
    public @Nullable String text(String... names) {
      for (String name : names) {
        int column = header.indexOf(name);
        if (column >= 0) {
          String text = row.getField(column).strip();
          return text.isEmpty() ? null : text;
        }
      }
      return null;
    }

    /** As {@link #text}, but what is blank or absent is a violation; then the answer is empty. */
    public String required(String... names) {
      String text = text(names);
      if (text == null) {
        report(names[0], "there is no %s; the columns of %s are %s".formatted(names[0], source.name(), header));
      }
      return text == null ? "" : text;
    }

    public @Nullable BigDecimal number(String... names) {
      return parsed(BigDecimal::new, "a number such as 1250.50", names);
    }

    public @Nullable LocalDate date(String... names) {
      return parsed(LocalDate::parse, "a date such as 2024-11-05", names);
    }

    /** As {@link #date}, of years that a pipeline can be of: its past is walked through day by day. */
    public @Nullable LocalDate dateOfDeal(String... names) {
      return parsed(text -> DealDays.checked(LocalDate.parse(text)), DealDays.FORM, names);
    }

    /** Returns what {@code parse} makes of a text; what it refuses is a violation, and the answer null. */
    public <T> @Nullable T parsed(Function<String, T> parse, String form, String... names) {
      String text = text(names);
      try {
        return text == null ? null : parse.apply(text);
      } catch (DateTimeException | IllegalArgumentException | ArithmeticException refused) {
        report(names[0], "'%s' is not %s".formatted(text, form));
        return null;
      }
    }

    public void report(String column, String message) {
      problems.add(new Violation("%s:%d:%s".formatted(source.name(), number(), column), "examples.row", message));
    }
  }

  private static String plain(String name) {
    return name.strip().toLowerCase(Locale.ROOT).replaceAll("[\\s_-]+", "_");
  }
}
