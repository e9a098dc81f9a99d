package io.crmkit.imports.row;

import io.crmkit.imports.model.template.TransformationRule.ParseDate;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeFormatterBuilder;
import java.time.format.ResolverStyle;
import java.time.temporal.ChronoField;
import java.time.temporal.Temporal;
import java.time.temporal.TemporalAccessor;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** Dates in the formats that a template names; the first that fits is taken, and none is guessed. */
final class Dates {

  private static final int FIRST_YEAR = 1970;

  private final List<Reading> readings = new ArrayList<>();
  private final List<String> formats = new ArrayList<>();

  private Dates(ParseDate rule) {
    if (rule.format() != null) {
      formats.add(rule.format());
    }
    formats.addAll(rule.formats());
    Locale locale = rule.locale() == null ? Locale.ENGLISH : rule.locale();
    for (String format : formats) {
      readings.add(reading(format, locale));
    }
    if (formats.isEmpty()) {
      formats.add("ISO 8601");
      readings.add(text -> isIsoDate(text) ? text : best(DateTimeFormatter.ISO_DATE_TIME, text, false));
    }
  }

  /** Makes ISO 8601 of a text; null if it is not in this format. */
  private interface Reading {
    @Nullable String read(String text);
  }

  static TextFunction of(ParseDate rule) {
    return new Dates(rule)::parse;
  }

  private String parse(String text) throws Unfit {
    String trimmed = Texts.trim(text);
    for (Reading reading : readings) {
      String date = reading.read(trimmed);
      if (date != null) {
        return date;
      }
    }
    throw new Unfit(
        "import.rule.date", "%s is no date as %s.".formatted(Unfit.shown(text), String.join(" or ", formats)));
  }

  private static Reading reading(String format, Locale locale) {
    NumericDate numeric = NumericDate.of(format);
    if (numeric != null) {
      return numeric::read;
    }
    DateTimeFormatter formatter = new DateTimeFormatterBuilder().parseCaseInsensitive().appendPattern(format)
        .parseDefaulting(ChronoField.ERA, 1).toFormatter(locale).withResolverStyle(ResolverStyle.STRICT);
    boolean shortYear = format.matches("(?:.*[^yu])?(?:yy|uu)(?:[^yu].*)?");
    return text -> best(formatter, text, shortYear);
  }

  private static @Nullable String best(DateTimeFormatter formatter, String text, boolean shortYear) {
    try {
      TemporalAccessor found =
          formatter.parseBest(text, OffsetDateTime::from, LocalDateTime::from, LocalDate::from);
      if (shortYear && found.get(ChronoField.YEAR) >= FIRST_YEAR + 100) {
        found = ((Temporal) found).with(ChronoField.YEAR, found.get(ChronoField.YEAR) - 100);
      }
      return found.toString();
    } catch (DateTimeException e) {
      return null;
    }
  }

  /** Whether this is a date such as {@code 2024-02-29}, and one that there is. */
  static boolean isIsoDate(String text) {
    if (text.length() != 10 || text.charAt(4) != '-' || text.charAt(7) != '-') {
      return false;
    }
    int year = NumericDate.number(text, 0, 4);
    int month = NumericDate.number(text, 5, 7);
    int day = NumericDate.number(text, 8, 10);
    return year >= 0 && NumericDate.exists(year, month, day);
  }

  static @Nullable LocalDate isoDate(String text) {
    return isIsoDate(text) ? LocalDate.parse(text) : null;
  }

  static int fullYear(int twoDigits) {
    return twoDigits < FIRST_YEAR % 100 ? 2000 + twoDigits : 1900 + twoDigits;
  }
}
