package io.crmkit.imports.value;

import io.crmkit.core.Validated;
import io.crmkit.core.Validated.Invalid;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.format.ResolverStyle;
import java.time.temporal.ChronoField;
import java.time.temporal.TemporalAccessor;
import java.time.temporal.TemporalQueries;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * Makes ISO 8601 of the dates and times of a column: {@code 2024-02-29}, {@code 2024-02-29T09:30} or, where the text or
 * the reader has a zone, {@code 2024-02-29T09:30+01:00}.
 *
 * <p>A format is the name of a {@link DateOrder} in small letters ({@code day_month_year}, {@code excel_1900}), by which
 * any separators, names of months and times of day are read, or a pattern of {@link DateTimeFormatter}; the first one
 * that fits is taken. Two digits of a year stand for 1970 to 2069. A time that the clocks of a zone skipped or showed
 * twice is refused and never moved.
 */
public final class DateReader {

  private static final int FIRST_YEAR = 1970;

  private final List<Reading> readings = new ArrayList<>();
  private final List<String> formats;
  private final @Nullable ZoneId zone;

  private DateReader(List<String> formats, Locale locale, @Nullable ZoneId zone) {
    this.formats = formats;
    this.zone = zone;
    for (String format : formats) {
      readings.add(reading(format, locale));
    }
  }

  /** Reads a text in one format; {@code null} if it is not in this format. */
  private interface Reading {
    @Nullable Validated<String> read(String text);
  }

  /**
   * Returns a reader.
   *
   * @param formats ISO 8601 and its kin ({@code year_month_day}) if there are none
   * @param locale of the names of months and days in patterns
   * @param zone of the clocks that were read, where a text with a time of day does not say its own; {@code null} if
   *     nobody knows
   */
  public static DateReader of(List<String> formats, Locale locale, @Nullable ZoneId zone) {
    List<String> read = formats.isEmpty() ? List.of(name(DateOrder.YEAR_MONTH_DAY)) : List.copyOf(formats);
    return new DateReader(read, locale, zone);
  }

  /** Returns an order as formats name it. */
  public static String name(DateOrder order) {
    return order.name().toLowerCase(Locale.ROOT);
  }

  /**
   * Returns the date or time; {@code import.date.syntax} or {@code .no-such-day} if no format fits, {@code
   * import.time.syntax}, {@code .skipped} or {@code .twice}.
   */
  public Validated<String> read(String text) {
    Validated<String> no = null;
    for (Reading reading : readings) {
      Validated<String> read = reading.read(text);
      if (read instanceof Validated.Valid<String>) {
        return read;
      }
      no = no == null ? read : no;
    }
    return no != null ? no : Answers.refused("import.date.syntax",
        "%s is no date as " + String.join(" or ", formats).replace("%", "%%") + ".", text);
  }

  private Reading reading(String format, Locale locale) {
    for (DateOrder order : DateOrder.values()) {
      if (format.equals(name(order))) {
        return text -> inOrder(text, new DateStyle(order, FIRST_YEAR));
      }
    }
    NumericDate numeric = NumericDate.of(format);
    if (numeric != null) {
      return text -> {
        String date = numeric.read(text);
        return date == null ? null : Validated.valid(date);
      };
    }
    DateTimeFormatter formatter = DatePatterns.builder(format, FIRST_YEAR)
        .parseDefaulting(ChronoField.ERA, 1).toFormatter(locale).withResolverStyle(ResolverStyle.STRICT);
    return text -> byPattern(text, formatter);
  }

  private Validated<String> inOrder(String text, DateStyle style) {
    if (style.order() == DateOrder.YEAR_MONTH_DAY && Dates.isIso(text)) {
      return Validated.valid(text);
    }
    if (style.order() == DateOrder.EXCEL_1900 || style.order() == DateOrder.EXCEL_1904) {
      return serial(text, style);
    }
    DateParts parts = DateParts.of(text);
    if (parts == null) {
      return Dates.syntax(text);
    }
    Validated<LocalDate> date = Dates.date(text, parts, style);
    if (date instanceof Invalid<LocalDate> invalid) {
      return Validated.invalid(invalid.violations());
    }
    if (parts.time().isEmpty()) {
      return Validated.valid(date.orElseThrow().toString());
    }
    Times.Clock clock = Times.Clock.of(parts.time());
    return clock == null ? Times.syntax(text)
        : timed(text, date.orElseThrow().atTime(clock.time()), clock.zone() == null ? zone : clock.zone());
  }

  private Validated<String> serial(String text, DateStyle style) {
    String number = text.strip().replace(',', '.');
    if (number.indexOf('.') < 1 || number.length() > 20 || number.startsWith("-") || !Numbers.isPlain(number)) {
      Validated<LocalDate> date = Dates.read(text, style);
      return date instanceof Invalid<LocalDate> invalid
          ? Validated.invalid(invalid.violations()) : Validated.valid(date.orElseThrow().toString());
    }
    LocalDateTime moment = Serials.moment(Double.parseDouble(number), style.order());
    if (moment == null || moment.getYear() < 1900) {
      return Dates.noSuchDay(text);
    }
    return moment.toLocalTime().equals(LocalTime.MIDNIGHT)
        ? Validated.valid(moment.toLocalDate().toString()) : timed(text, moment, zone);
  }

  private static Validated<String> timed(String text, LocalDateTime local, @Nullable ZoneId zone) {
    if (zone == null) {
      return Validated.valid(local.toString());
    }
    Validated<OffsetDateTime> time = Times.at(text, local, zone);
    return time instanceof Invalid<OffsetDateTime> invalid
        ? Validated.invalid(invalid.violations()) : Validated.valid(time.orElseThrow().toString());
  }

  private @Nullable Validated<String> byPattern(String text, DateTimeFormatter formatter) {
    try {
      TemporalAccessor found = formatter.parse(text);
      LocalDate date = found.query(TemporalQueries.localDate());
      if (date == null) {
        return null;
      }
      LocalTime time = found.query(TemporalQueries.localTime());
      if (time == null) {
        return Validated.valid(date.toString());
      }
      ZoneOffset offset = found.query(TemporalQueries.offset());
      ZoneId own = found.query(TemporalQueries.zone());
      return timed(text, date.atTime(time), offset != null ? offset : own != null ? own : zone);
    } catch (DateTimeException e) {
      return null;
    }
  }

  static int fullYear(int twoDigits) {
    return twoDigits < FIRST_YEAR % 100 ? 2000 + twoDigits : 1900 + twoDigits;
  }
}
