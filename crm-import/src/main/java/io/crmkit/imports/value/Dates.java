package io.crmkit.imports.value;

import io.crmkit.core.Validated;
import java.time.DateTimeException;
import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.temporal.IsoFields;
import org.jspecify.annotations.Nullable;

/**
 * Dates as people and programs write them, once it is said in which order.
 *
 * <p>Sources: ISO 8601 for weeks; {@link Serials} for the numbers of Excel.
 */
public final class Dates {

  private static final int LAST_SERIAL = 2_958_465;

  private Dates() {}

  /**
   * Returns the date, or {@code import.date.syntax}, {@code .no-such-day}, {@code .two-digit-year} or {@code .has-time}
   * (for a time that is not midnight).
   */
  public static Validated<LocalDate> read(String text, DateStyle style) {
    DateParts parts = DateParts.of(text);
    if (parts == null) {
      return syntax(text);
    }
    if (!parts.time().isEmpty() && !Times.isMidnight(parts.time())) {
      return Answers.refused("import.date.has-time",
          "%s has a time of day, which a date has not; import it into a field for times.", text);
    }
    return date(text, parts, style);
  }

  static Validated<LocalDate> date(String text, DateParts parts, DateStyle style) {
    Fields fields = Fields.of(parts, style.order());
    if (fields == null) {
      return syntax(text);
    }
    if (fields.isShortYear() && style.firstYear() == 0) {
      return Answers.refused("import.date.two-digit-year",
          "The year of %s has two digits; say which hundred years they stand for.", text);
    }
    LocalDate date = fields.date(style.firstYear());
    return date == null ? noSuchDay(text) : Validated.valid(date);
  }

  static <T> Validated<T> noSuchDay(String text) {
    return Answers.refused("import.date.no-such-day",
        "There is no such day as %s; check the order of day and month.", text);
  }

  static <T> Validated<T> syntax(String text) {
    return Answers.refused("import.date.syntax", "%s is no date of the kind that is expected here.", text);
  }

  /** Whether this is a date such as {@code 2024-02-29}, and one that there is. */
  public static boolean isIso(String text) {
    if (text.length() != 10 || text.charAt(4) != '-' || text.charAt(7) != '-') {
      return false;
    }
    int year = NumericDate.number(text, 0, 4);
    int month = NumericDate.number(text, 5, 7);
    int day = NumericDate.number(text, 8, 10);
    return year >= 0 && NumericDate.exists(year, month, day);
  }

  /**
   * Returns the date, whatever the time of day is; two digits stand for years from 2000; {@code null} if it is none.
   */
  static @Nullable LocalDate readOrNull(DateParts parts, DateOrder order) {
    Fields fields = Fields.of(parts, order);
    return fields == null ? null : fields.date(2000);
  }

  /** The numbers of a date, each by what it is. */
  private record Fields(int year, int yearDigits, int month, int day, Kind kind) {

    private enum Kind { DAY, WEEK, SERIAL_1900, SERIAL_1904 }

    boolean isShortYear() {
      return kind != Kind.SERIAL_1900 && kind != Kind.SERIAL_1904 && yearDigits <= 2;
    }

    static @Nullable Fields of(DateParts parts, DateOrder order) {
      int count = parts.numbers().size();
      if (order == DateOrder.EXCEL_1900 || order == DateOrder.EXCEL_1904) {
        boolean serial = count >= 1 && parts.month() == 0 && !parts.week() && (count == 1 || isFraction(parts));
        return serial && parts.numbers().get(0) <= LAST_SERIAL && parts.lengths().get(0) <= 7
            ? new Fields(0, 0, 0, parts.numbers().get(0),
                order == DateOrder.EXCEL_1900 ? Kind.SERIAL_1900 : Kind.SERIAL_1904) : null;
      }
      if (parts.month() > 0) {
        return count == 2 ? named(parts, order) : null;
      }
      if (count == 1) {
        return order == DateOrder.YEAR_MONTH_DAY && parts.lengths().get(0) == 8 ? compact(parts.numbers().get(0))
            : null;
      }
      return count == 3 ? numbered(parts, order) : null;
    }

    private static boolean isFraction(DateParts parts) {
      return parts.numbers().size() == 2 && parts.numbers().get(1) == 0;
    }

    private static Fields compact(int digits) {
      return new Fields(digits / 10000, 4, digits / 100 % 100, digits % 100, Kind.DAY);
    }

    /** With the month by name only the year can be mistaken, and one of four digits cannot; there are no others. */
    private static @Nullable Fields named(DateParts parts, DateOrder order) {
      boolean yearFirst = parts.lengths().get(0) >= 3 || order == DateOrder.YEAR_MONTH_DAY
          && parts.lengths().get(1) <= 2;
      boolean fits = yearFirst ? order == DateOrder.YEAR_MONTH_DAY
          : order == (parts.monthAt() == 0 ? DateOrder.MONTH_DAY_YEAR : DateOrder.DAY_MONTH_YEAR);
      int year = yearFirst ? 0 : 1;
      return !fits || !isYear(parts.lengths().get(year)) || parts.lengths().get(1 - year) > 2 ? null
          : new Fields(parts.numbers().get(year), parts.lengths().get(year), parts.month(),
              parts.numbers().get(1 - year), Kind.DAY);
    }

    private static @Nullable Fields numbered(DateParts parts, DateOrder order) {
      int year = order == DateOrder.YEAR_MONTH_DAY ? 0 : 2;
      int month = order == DateOrder.MONTH_DAY_YEAR ? 0 : 1;
      int day = 3 - year - month;
      boolean fits = parts.lengths().get(month) <= 2 && parts.lengths().get(day) <= 2
          && isYear(parts.lengths().get(year)) && (!parts.week() || year == 0);
      return !fits ? null : new Fields(parts.numbers().get(year), parts.lengths().get(year), parts.numbers().get(month),
          parts.numbers().get(day), parts.week() ? Kind.WEEK : Kind.DAY);
    }

    private static boolean isYear(int digits) {
      return digits == 4 || digits == 2;
    }

    @Nullable LocalDate date(int firstYear) {
      try {
        return switch (kind) {
          case SERIAL_1900 -> day == 0 ? null : Serials.day(day, DateOrder.EXCEL_1900);
          case SERIAL_1904 -> Serials.day(day, DateOrder.EXCEL_1904);
          case WEEK -> week();
          case DAY -> LocalDate.of(fullYear(firstYear), month, day);
        };
      } catch (DateTimeException e) {
        return null;
      }
    }

    private int fullYear(int firstYear) {
      if (yearDigits > 2) {
        return year;
      }
      int inCentury = firstYear - firstYear % 100 + year;
      return inCentury < firstYear ? inCentury + 100 : inCentury;
    }

    private @Nullable LocalDate week() {
      if (month < 1 || day < 1 || day > 7) {
        return null;
      }
      LocalDate inYear = LocalDate.of(year, 1, 4);
      boolean exists = month <= IsoFields.WEEK_OF_WEEK_BASED_YEAR.rangeRefinedBy(inYear).getMaximum();
      return exists ? inYear.with(IsoFields.WEEK_OF_WEEK_BASED_YEAR, month).with(DayOfWeek.of(day)) : null;
    }
  }
}
