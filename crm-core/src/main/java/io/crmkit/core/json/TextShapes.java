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
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;

/** The types of the JDK that are text in JSON: those of {@code java.time} as ISO-8601 has them. */
final class TextShapes {

  private TextShapes() {}

  static Map<Class<?>, Shape> all() {
    Map<Class<?>, Shape> shapes = new HashMap<>();
    addPoints(shapes);
    addSpans(shapes);
    shapes.put(String.class, TextShape.of("a text", text -> text));
    shapes.put(char.class, TextShape.of("a single character", TextShapes::character));
    shapes.put(UUID.class, TextShape.of("a UUID such as 0190163d-8694-739b-aea5-966c26f8ad91", TextShapes::uuid));
    shapes.put(URI.class, TextShape.of("a URI such as https://example.com/", URI::create));
    shapes.put(Currency.class, TextShape.of("an ISO 4217 currency such as EUR", Currency::getInstance));
    shapes.put(Locale.class, new TextShape(
        "a BCP 47 language tag such as en-GB", TextShapes::locale, locale -> ((Locale) locale).toLanguageTag()));
    return shapes;
  }

  private static void addPoints(Map<Class<?>, Shape> shapes) {
    shapes.put(Instant.class, TextShape.of("an instant such as 2024-05-01T12:00:00Z", Instant::parse));
    shapes.put(LocalDate.class, TextShape.of("a date such as 2024-05-01", LocalDate::parse));
    shapes.put(LocalTime.class, TextShape.of("a time such as 09:30", LocalTime::parse));
    shapes.put(LocalDateTime.class, TextShape.of("a local time such as 2024-05-01T09:30", LocalDateTime::parse));
    shapes.put(OffsetDateTime.class,
        TextShape.of("a time with an offset such as 2024-05-01T09:30+02:00", OffsetDateTime::parse));
    shapes.put(ZonedDateTime.class,
        TextShape.of("a time with a zone such as 2024-05-01T09:30+02:00[Europe/Berlin]", ZonedDateTime::parse));
    shapes.put(Year.class, TextShape.of("a year such as 2024", Year::parse));
    shapes.put(YearMonth.class, TextShape.of("a month such as 2024-05", YearMonth::parse));
    shapes.put(MonthDay.class, TextShape.of("a day of the year such as --05-01", MonthDay::parse));
    shapes.put(ZoneId.class, TextShape.of("a time zone such as Europe/Berlin", ZoneId::of));
  }

  private static void addSpans(Map<Class<?>, Shape> shapes) {
    shapes.put(Duration.class, TextShape.of("a duration such as PT24H", Duration::parse));
    shapes.put(Period.class, TextShape.of("a period such as P1M", Period::parse));
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
    return new Locale.Builder().setLanguageTag(tag).build();
  }
}
