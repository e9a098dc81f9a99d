package io.crmkit.imports.model.template;

import io.crmkit.imports.model.template.TransformationRule.ParseDate;
import java.time.DateTimeException;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeFormatterBuilder;
import java.time.format.ResolverStyle;
import java.time.temporal.ChronoField;
import java.time.temporal.TemporalQueries;
import java.util.Locale;

/** Tells formats of dates from what is none. */
final class DateFormats {

  /** A time of which every part is another number, in a zone. */
  private static final ZonedDateTime SAMPLE =
      ZonedDateTime.of(2021, 11, 23, 13, 45, 56, 789_000_000, ZoneId.of("Europe/Berlin"));

  private DateFormats() {}

  /**
   * Whether there is a text that a format makes a date of: one that names no day of the month, or no letter at all, makes
   * none of any.
   *
   * @throws IllegalArgumentException if it is no pattern
   */
  static boolean isReadable(String format, Locale locale) {
    return ParseDate.ORDERS.contains(format) || readsItsOwn(formatter(format, locale));
  }

  private static DateTimeFormatter formatter(String pattern, Locale locale) {
    return new DateTimeFormatterBuilder().parseCaseInsensitive().appendPattern(pattern)
        .parseDefaulting(ChronoField.ERA, 1).toFormatter(locale).withResolverStyle(ResolverStyle.STRICT);
  }

  private static boolean readsItsOwn(DateTimeFormatter formatter) {
    try {
      return formatter.parse(formatter.format(SAMPLE)).query(TemporalQueries.localDate()) != null;
    } catch (DateTimeException e) {
      return false;
    }
  }
}
