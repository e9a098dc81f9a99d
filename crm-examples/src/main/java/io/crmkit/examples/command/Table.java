package io.crmkit.examples.command;

import de.siegmar.fastcsv.reader.CsvParseException;
import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.NamedCsvRecord;
import io.crmkit.core.Violation;
import java.io.IOException;
import java.io.Reader;
import java.math.BigDecimal;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.ArrayList;
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

  public Table(Source source) {
    this.source = source;
  }

  /** Returns what is wrong with the file, in the order of its lines. */
  public List<Violation> problems() {
    return problems;
  }

  /** Hands over each line. */
  public void read(Consumer<Line> each) throws IOException {
    try (Reader text = source.open(); CsvReader<NamedCsvRecord> rows = CsvReader.builder().ofNamedCsvRecord(text)) {
      for (NamedCsvRecord row : rows) {
        each.accept(new Line(row));
      }
    } catch (CsvParseException broken) {
      problems.add(new Violation("", "examples.csv", "%s is no CSV file: %s".formatted(source.name(), broken.getMessage())));
    }
  }

  /** One line of the file. */
  public final class Line {

    private final NamedCsvRecord row;

    private Line(NamedCsvRecord row) {
      this.row = row;
    }

    public long number() {
      return row.getStartingLineNumber();
    }

    /** Returns the text of the first column that has one of these names; null if it is blank or there is none. */
    public @Nullable String text(String... names) {
      for (String name : names) {
        for (int i = 0; i < row.getHeader().size(); i++) {
          if (plain(row.getHeader().get(i)).equals(name) && i < row.getFieldCount()) {
            String text = row.getField(i).strip();
            return text.isEmpty() ? null : text;
          }
        }
      }
      return null;
    }

    /** As {@link #text}, but what is blank or absent is a violation; then the answer is empty. */
    public String required(String... names) {
      String text = text(names);
      if (text == null) {
        report(names[0], "there is no %s; the columns of %s are %s".formatted(names[0], source.name(), row.getHeader()));
      }
      return text == null ? "" : text;
    }

    public @Nullable BigDecimal number(String... names) {
      return parsed(BigDecimal::new, "a number such as 1250.50", names);
    }

    public @Nullable LocalDate date(String... names) {
      return parsed(LocalDate::parse, "a date such as 2024-11-05", names);
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
