package io.crmkit.imports.value;

import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * A format of digits only, such as {@code dd/MM/yyyy}, read without the general formatter, which takes ten times as
 * long.
 */
final class NumericDate {

  private static final Pattern FORMAT =
      Pattern.compile("(d{1,2}|M{1,2}|yyyy|uuuu|yy|uu)([^A-Za-z0-9'\\[\\]{}#])(d{1,2}|M{1,2})\\2"
          + "(d{1,2}|M{1,2}|yyyy|uuuu|yy|uu)");

  private final String[] parts;
  private final char separator;

  private NumericDate(String[] parts, char separator) {
    this.parts = parts;
    this.separator = separator;
  }

  /** Returns how to read a format; null if it is not one of day, month and year in digits between equal separators. */
  static @Nullable NumericDate of(String format) {
    Matcher matcher = FORMAT.matcher(format);
    if (!matcher.matches()) {
      return null;
    }
    String[] parts = {matcher.group(1), matcher.group(3), matcher.group(4)};
    String kinds = "" + kind(parts[0]) + kind(parts[1]) + kind(parts[2]);
    boolean complete = kinds.contains("d") && kinds.contains("M") && kinds.contains("y");
    return complete ? new NumericDate(parts, matcher.group(2).charAt(0)) : null;
  }

  private static char kind(String part) {
    return part.charAt(0) == 'u' ? 'y' : part.charAt(0);
  }

  @Nullable String read(String text) {
    int first = text.indexOf(separator);
    int second = first < 0 ? -1 : text.indexOf(separator, first + 1);
    if (second < 0) {
      return null;
    }
    int[] dayMonthYear = {-1, -1, -1};
    boolean sound = part(text, 0, first, parts[0], dayMonthYear)
        && part(text, first + 1, second, parts[1], dayMonthYear)
        && part(text, second + 1, text.length(), parts[2], dayMonthYear);
    return sound && exists(dayMonthYear[2], dayMonthYear[1], dayMonthYear[0])
        ? iso(dayMonthYear[2], dayMonthYear[1], dayMonthYear[0]) : null;
  }

  private static boolean part(String text, int start, int end, String part, int[] dayMonthYear) {
    int length = end - start;
    boolean fits = part.length() == 1 ? length == 1 || length == 2 : length == part.length();
    int number = fits ? number(text, start, end) : -1;
    char kind = kind(part);
    if (kind == 'y') {
      dayMonthYear[2] = part.length() == 2 && number >= 0 ? DateReader.fullYear(number) : number;
    } else {
      dayMonthYear[kind == 'd' ? 0 : 1] = number;
    }
    return number >= 0;
  }

  /** Returns the number that the digits are; -1 if there is anything but digits of ASCII. */
  static int number(String text, int start, int end) {
    int number = 0;
    for (int i = start; i < end; i++) {
      int digit = text.charAt(i) - '0';
      if (digit < 0 || digit > 9) {
        return -1;
      }
      number = number * 10 + digit;
    }
    return number;
  }

  static boolean exists(int year, int month, int day) {
    if (year < 1 || month < 1 || month > 12 || day < 1) {
      return false;
    }
    boolean leap = (year & 3) == 0 && (year % 100 != 0 || year % 400 == 0);
    int days = month == 2 ? (leap ? 29 : 28) : (month == 4 || month == 6 || month == 9 || month == 11 ? 30 : 31);
    return day <= days;
  }

  private static String iso(int year, int month, int day) {
    char[] iso = new char[10];
    iso[0] = (char) ('0' + year / 1000);
    iso[1] = (char) ('0' + year / 100 % 10);
    iso[2] = (char) ('0' + year / 10 % 10);
    iso[3] = (char) ('0' + year % 10);
    iso[4] = '-';
    iso[5] = (char) ('0' + month / 10);
    iso[6] = (char) ('0' + month % 10);
    iso[7] = '-';
    iso[8] = (char) ('0' + day / 10);
    iso[9] = (char) ('0' + day % 10);
    return new String(iso);
  }
}
