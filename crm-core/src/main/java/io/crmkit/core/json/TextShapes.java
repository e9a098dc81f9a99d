package io.crmkit.core.json;

import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.MonthDay;
import java.time.OffsetDateTime;
import java.time.Period;
import java.time.Year;
import java.time.YearMonth;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.util.Currency;
import java.util.IllformedLocaleException;
import java.util.Locale;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** The types of the JDK that are text in JSON: those of {@code java.time} as ISO-8601 has them. */
final class TextShapes {

  private TextShapes() {}

  /** A ladder, not a table: at the start of a host every unused method reference would cost its linking. */
  static @Nullable Shape of(Class<?> type) {
    if (type == String.class) {
      return TextShape.of("a text", text -> text);
    }
    if (type == Duration.class) {
      return TextShape.of("a duration such as PT24H", Duration::parse);
    }
    if (type == Instant.class) {
      return TextShape.of("an instant such as 2024-05-01T12:00:00Z", Instant::parse);
    }
    if (type == LocalDate.class) {
      return TextShape.of("a date such as 2024-05-01", LocalDate::parse);
    }
    Shape time = ofTime(type);
    return time == null ? ofName(type) : time;
  }

  private static @Nullable Shape ofTime(Class<?> type) {
    if (type == LocalTime.class) {
      return TextShape.of("a time such as 09:30", LocalTime::parse);
    }
    if (type == LocalDateTime.class) {
      return TextShape.of("a local time such as 2024-05-01T09:30", LocalDateTime::parse);
    }
    if (type == OffsetDateTime.class) {
      return TextShape.of("a time with an offset such as 2024-05-01T09:30+02:00", OffsetDateTime::parse);
    }
    if (type == ZonedDateTime.class) {
      return TextShape.of("a time with a zone such as 2024-05-01T09:30+02:00[Europe/Berlin]", ZonedDateTime::parse);
    }
    if (type == Year.class) {
      return TextShape.of("a year such as 2024", Year::parse);
    }
    if (type == YearMonth.class) {
      return TextShape.of("a month such as 2024-05", YearMonth::parse);
    }
    if (type == MonthDay.class) {
      return TextShape.of("a day of the year such as --05-01", MonthDay::parse);
    }
    return type == Period.class ? TextShape.of("a period such as P1M", Period::parse) : null;
  }

  private static @Nullable Shape ofName(Class<?> type) {
    if (type == UUID.class) {
      return TextShape.of("a UUID such as 0190163d-8694-739b-aea5-966c26f8ad91", TextShapes::uuid);
    }
    if (type == URI.class) {
      return TextShape.of("a URI such as https://example.com/", URI::create);
    }
    if (type == Currency.class) {
      return TextShape.of("an ISO 4217 currency such as EUR", Currency::getInstance);
    }
    if (type == Locale.class) {
      return new TextShape(
          "a BCP 47 language tag such as en-GB", TextShapes::locale, locale -> ((Locale) locale).toLanguageTag());
    }
    if (ZoneId.class.isAssignableFrom(type)) {
      return TextShape.of("a time zone such as Europe/Berlin", ZoneId::of);
    }
    return type == char.class || type == Character.class
        ? TextShape.of("a single character", TextShapes::character) : null;
  }

  private static Character character(String text) {
    if (text.length() != 1) {
      throw new IllegalArgumentException("not one character");
    }
    return text.charAt(0);
  }

  /** The JDK also takes shortened forms, which would not be equal texts for equal ids. */
  private static UUID uuid(String text) {
    UUID uuid = UUID.fromString(text);
    if (!uuid.toString().equalsIgnoreCase(text)) {
      throw new IllegalArgumentException("not the canonical form");
    }
    return uuid;
  }

  private static Locale locale(String tag) {
    if (tag.isEmpty()) {
      throw new IllegalArgumentException("no language");
    }
    try {
      return new Locale.Builder().setLanguageTag(tag).build();
    } catch (IllformedLocaleException e) {
      throw new IllegalArgumentException("not well-formed", e);
    }
  }
}
