package io.crmkit.imports.value;

import io.crmkit.core.Validated;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * Points in time: a date and a time of day, with an offset or in the zone of whoever wrote them down.
 *
 * <p>A time that the clocks of the zone skipped, or showed twice, is not moved by an hour but refused.
 */
public final class Times {

  private Times() {}

  /**
   * Returns the instant; a date alone is its first moment in the zone. Otherwise what {@link Dates#read} answers, or
   * {@code import.time.syntax}, {@code .skipped} or {@code .twice}.
   *
   * @param zone of the clock that was read, where the text has no offset of its own
   */
  public static Validated<Instant> read(String text, DateStyle style, ZoneId zone) {
    DateParts parts = DateParts.of(text);
    if (parts == null) {
      return Answers.refused("import.date.syntax", "%s is no date of the kind that is expected here.", text);
    }
    Validated<LocalDate> date = Dates.date(text, parts, style);
    if (date instanceof Validated.Invalid<LocalDate> invalid) {
      return Validated.invalid(invalid.violations());
    }
    if (parts.time().isEmpty()) {
      return Validated.valid(date.orElseThrow().atStartOfDay(zone).toInstant());
    }
    Clock clock = Clock.of(parts.time());
    if (clock == null) {
      return syntax(text);
    }
    Validated<OffsetDateTime> time =
        at(text, date.orElseThrow().atTime(clock.time()), clock.zone() == null ? zone : clock.zone());
    return time instanceof Validated.Invalid<OffsetDateTime> invalid
        ? Validated.invalid(invalid.violations()) : Validated.valid(time.orElseThrow().toInstant());
  }

  static <T> Validated<T> syntax(String text) {
    return Answers.refused("import.time.syntax", "The time of day of %s cannot be read; write it as 17:30.", text);
  }

  /** Returns what the clocks of a zone showed, with its offset; {@code import.time.skipped} or {@code .twice}. */
  static Validated<OffsetDateTime> at(String text, LocalDateTime local, ZoneId zone) {
    List<ZoneOffset> offsets = zone.getRules().getValidOffsets(local);
    if (offsets.isEmpty()) {
      return Answers.refused("import.time.skipped", "The clocks of " + zone.getId().replace("%", "%%")
          + " were put forward over %s; correct the time, or write its offset.", text);
    }
    if (offsets.size() > 1) {
      return Answers.refused("import.time.twice", "The clocks of " + zone.getId().replace("%", "%%")
          + " showed %s twice; write its offset.", text);
    }
    return Validated.valid(OffsetDateTime.of(local, offsets.get(0)));
  }

  static boolean isMidnight(String time) {
    Clock clock = Clock.of(time);
    return clock != null && clock.time().equals(LocalTime.MIDNIGHT);
  }

  /** A time of day with the zone that may follow it. */
  record Clock(LocalTime time, @Nullable ZoneId zone) {

    static @Nullable Clock of(String text) {
      int end = 0;
      while (end < text.length() && (Character.isDigit(text.charAt(end)) || ":.,".indexOf(text.charAt(end)) >= 0)) {
        end++;
      }
      String rest = text.substring(end).strip();
      String upper = rest.toUpperCase(Locale.ROOT).replace(".", "");
      boolean word = upper.length() > 2 && Character.isLetter(upper.charAt(2));
      boolean afternoon = !word && upper.startsWith("PM");
      boolean halves = afternoon || !word && upper.startsWith("AM");
      if (halves) {
        rest = rest.substring(rest.length() > 1 && rest.charAt(1) == '.' ? Math.min(4, rest.length()) : 2).strip();
      }
      LocalTime time = time(text.substring(0, end).replace(',', '.'), halves, afternoon);
      if (time == null || rest.isEmpty()) {
        return time == null ? null : new Clock(time, null);
      }
      ZoneId zone = zone(rest);
      return zone == null ? null : new Clock(time, zone);
    }

    private static @Nullable LocalTime time(String digits, boolean halves, boolean afternoon) {
      String[] parts = digits.split(":", -1);
      if (parts.length > 3 || parts.length == 1 && !halves) {
        return null;
      }
      try {
        int hour = Integer.parseInt(parts[0]);
        int minute = parts.length > 1 ? Integer.parseInt(parts[1]) : 0;
        int point = parts.length > 2 ? parts[2].indexOf('.') : -1;
        String whole = parts.length > 2 ? point < 0 ? parts[2] : parts[2].substring(0, point) : "0";
        String fraction = point < 0 ? "0" : parts[2].substring(point + 1);
        if (halves && (hour < 1 || hour > 12) || fraction.length() > 9) {
          return null;
        }
        int nanos = Integer.parseInt((fraction + "000000000").substring(0, 9));
        return LocalTime.of(halves ? hour % 12 + (afternoon ? 12 : 0) : hour, minute, Integer.parseInt(whole), nanos);
      } catch (NumberFormatException | DateTimeException e) {
        return null;
      }
    }

    private static @Nullable ZoneId zone(String text) {
      String bare = text.startsWith("[") && text.endsWith("]") ? text.substring(1, text.length() - 1) : text;
      int bracket = bare.indexOf('[');
      try {
        return ZoneId.of(bracket > 0 ? bare.substring(0, bracket) : bare.equalsIgnoreCase("z") ? "Z" : bare);
      } catch (DateTimeException e) {
        return null;
      }
    }
  }
}
