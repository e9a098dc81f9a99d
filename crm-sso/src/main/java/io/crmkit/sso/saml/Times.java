package io.crmkit.sso.saml;

import io.crmkit.sso.model.Untrusted;
import io.crmkit.sso.saml.model.SamlReason;
import io.crmkit.sso.saml.xml.XmlElement;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Optional;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Times as SAML writes them: in UTC (Core 1.3.3). Z or an offset of zero says so; other times are refused. */
final class Times {

  private static final Pattern UTC =
      Pattern.compile("\\d{4}-\\d{2}-\\d{2}T\\d{2}:\\d{2}:\\d{2}(\\.\\d{1,9})?(Z|[+-]00:00)");

  private static final int SECONDS_END = 19;
  private static final int MILLIS_END = 23;

  /** Beyond the days that every month has, the platform's calendar is asked. */
  private static final int SHORTEST_MONTH = 28;

  private Times() {}

  static Optional<Instant> optional(XmlElement element, String attribute) {
    String text = element.attribute(attribute);
    return text == null ? Optional.empty() : Optional.of(parse(text, element.name() + " " + attribute));
  }

  static Instant required(XmlElement element, String attribute) {
    return optional(element, attribute).orElseThrow(
        () -> SamlReason.BAD_TIMESTAMP.because("%s has no %s".formatted(element.name(), attribute)));
  }

  /**
   * Returns a time in whole or thousandth seconds, as nearly all are written; null for every other text, which the platform
   * is asked about.
   */
  private static @Nullable Instant usual(String text) {
    int end = text.length() - 1;
    boolean hasMillis = end == MILLIS_END && text.charAt(SECONDS_END) == '.';
    if (end != SECONDS_END && !hasMillis || text.charAt(end) != 'Z' || text.charAt(4) != '-' || text.charAt(7) != '-'
        || text.charAt(10) != 'T' || text.charAt(13) != ':' || text.charAt(16) != ':') {
      return null;
    }
    int year = digits(text, 0, 4);
    int month = digits(text, 5, 7);
    int day = digits(text, 8, 10);
    int hour = digits(text, 11, 13);
    int minute = digits(text, 14, 16);
    int second = digits(text, 17, SECONDS_END);
    int millis = hasMillis ? digits(text, SECONDS_END + 1, MILLIS_END) : 0;
    if (year < 0 || month < 1 || month > 12 || day < 1 || day > SHORTEST_MONTH || hour < 0 || hour > 23
        || minute < 0 || minute > 59 || second < 0 || second > 59 || millis < 0) {
      return null;
    }
    long days = LocalDate.of(year, month, day).toEpochDay();
    return Instant.ofEpochSecond(((days * 24 + hour) * 60 + minute) * 60 + second, millis * 1_000_000L);
  }

  /** Returns a number of digits of ASCII; -1 if one is none. */
  private static int digits(String text, int from, int to) {
    int number = 0;
    for (int at = from; at < to; at++) {
      int digit = text.charAt(at) - '0';
      if (digit < 0 || digit > 9) {
        return -1;
      }
      number = number * 10 + digit;
    }
    return number;
  }

  private static Instant parse(String text, String what) {
    Instant usual = usual(text);
    if (usual != null) {
      return usual;
    }
    if (UTC.matcher(text).matches()) {
      try {
        return Instant.parse(text);
      } catch (DateTimeException e) {
        // no such day or hour: refused as every other text
      }
    }
    throw SamlReason.BAD_TIMESTAMP.because("%s is a time in UTC such as 2026-01-31T09:30:00Z, not %s"
        .formatted(what, Untrusted.quoted(text)));
  }
}
