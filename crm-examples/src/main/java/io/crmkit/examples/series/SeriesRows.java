package io.crmkit.examples.series;

import io.crmkit.core.Validated;
import io.crmkit.core.Violation;
import io.crmkit.core.Violations;
import io.crmkit.examples.command.Table;
import io.crmkit.forecast.series.Series;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Reads rows with the columns {@code id, period, start, h, part, values}, the values separated by spaces. */
final class SeriesRows {

  private static final int LARGEST_HORIZON = 10_000;
  static final List<String> COLUMNS = List.of("id", "period", "h", "part", "values");

  private static final Pattern SPACES = Pattern.compile("\\s+");

  private final Table.Line row;
  private final List<Violation> violations = new ArrayList<>();

  private SeriesRows(Table.Line row) {
    this.row = row;
  }

  /** Returns what a row says, or everything that is wrong with it; each violation begins with the line of the row. */
  static Validated<SeriesRow> read(Table.Line row) {
    return new SeriesRows(row).read();
  }

  static Violation violation(long line, String code, String message) {
    return new Violation("line " + line, code, message);
  }

  private Validated<SeriesRow> read() {
    String id = field("id");
    Period period = Period.named(field("period")).orElse(null);
    Integer horizon = wholeNumber(field("h"));
    SeriesRow.Part part = part(field("part"));
    refuseIf(id.isEmpty(), "series.id", "a series has an id");
    refuseIf(period == null, "series.period",
        "period '%s' is none of %s".formatted(field("period"), List.of(Period.values())));
    refuseIf(horizon == null, "series.h",
        "h is a whole number from 1 to %d but was '%s'".formatted(LARGEST_HORIZON, field("h")));
    refuseIf(part == null, "series.part", "part is 'train' or 'test' but was '%s'".formatted(field("part")));
    Series values = values(period == null ? Series.NO_SEASON : period.season());
    refuseIf(values != null && part == SeriesRow.Part.TEST && horizon != null && values.length() != horizon,
        "series.h", "the test part has %d values but h is %d"
            .formatted(values == null ? 0 : values.length(), horizon == null ? 0 : horizon));
    if (violations.isEmpty() && period != null && horizon != null && part != null && values != null) {
      return Validated.valid(new SeriesRow(row.number(), id, period, horizon, part, values));
    }
    return Validated.invalid(new Violations(violations));
  }

  private @Nullable Series values(int season) {
    String text = field("values");
    String[] words = text.isEmpty() ? new String[0] : SPACES.split(text);
    double[] numbers = new double[words.length];
    for (int i = 0; i < words.length; i++) {
      numbers[i] = number(words[i], i);
    }
    if (!violations.isEmpty()) {
      return null;
    }
    Validated<Series> series = Series.of(numbers, season);
    if (series instanceof Validated.Invalid<Series> invalid) {
      invalid.violations().forEach(each -> refuseIf(true, each.code(), each.toString()));
      return null;
    }
    return series.orElseThrow();
  }

  private double number(String word, int position) {
    try {
      return Double.parseDouble(word);
    } catch (NumberFormatException noNumber) {
      refuseIf(true, "series.value", "value %d is no number but '%s'".formatted(position + 1, word));
      return 0;
    }
  }

  private String field(String name) {
    String field = row.text(name);
    return field == null ? "" : field;
  }

  private static @Nullable Integer wholeNumber(String text) {
    try {
      int number = Integer.parseInt(text);
      return number >= 1 && number <= LARGEST_HORIZON ? number : null;
    } catch (NumberFormatException noNumber) {
      return null;
    }
  }

  private static SeriesRow.@Nullable Part part(String name) {
    return switch (name.toLowerCase(Locale.ROOT)) {
      case "train" -> SeriesRow.Part.TRAIN;
      case "test" -> SeriesRow.Part.TEST;
      default -> null;
    };
  }

  private void refuseIf(boolean wrong, String code, String message) {
    if (wrong) {
      violations.add(violation(row.number(), code, message));
    }
  }
}
