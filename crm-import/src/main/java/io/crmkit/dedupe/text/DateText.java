package io.crmkit.dedupe.text;

import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * Days in the many forms in which files have them, written as eight digits: year, month, day.
 *
 * <p>A text that is no day, such as one with a thirteenth month, keeps its digits, so that it can still be compared
 * digit by digit with the day that was meant.
 */
public final class DateText {

  private static final List<String> MONTHS =
      List.of("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec");

  private DateText() {}

  /** Which of day and month comes first where both are numbers and the year is last. */
  public enum Order {
    DAY_FIRST,
    MONTH_FIRST
  }

  /** Returns the order by which more texts are days; day first if it makes no difference. */
  public static Order order(Iterable<String> texts) {
    int days = 0;
    for (String text : texts) {
      days += isDay(text, Order.DAY_FIRST) ? 1 : 0;
      days -= isDay(text, Order.MONTH_FIRST) ? 1 : 0;
    }
    return days >= 0 ? Order.DAY_FIRST : Order.MONTH_FIRST;
  }

  /** Returns whether the text is a day between 1800 and 2200, written with its year. */
  public static boolean isDay(String text, Order order) {
    String digits = eightDigits(text, order);
    if (digits == null) {
      return false;
    }
    try {
      int year = LocalDate.of(number(digits, 0, 4), number(digits, 4, 6), number(digits, 6, 8)).getYear();
      return year >= 1800 && year <= 2200;
    } catch (DateTimeException noDay) {
      return false;
    }
  }

  /** Returns year, month and day as eight digits, or the digits that there are. */
  public static String digits(String text, Order order) {
    String digits = eightDigits(text, order);
    return digits == null ? Digits.of(text) : digits;
  }

  private static @Nullable String eightDigits(String text, Order order) {
    List<String> parts = parts(text);
    if (parts.size() == 1 && parts.get(0).length() == 8) {
      return parts.get(0);
    }
    if (parts.size() < 3) {
      return null;
    }
    String first = parts.get(0);
    String second = parts.get(1);
    String third = parts.get(2);
    if (first.length() == 4) {
      return joined(first, second, third);
    }
    if (third.length() != 4) {
      return null;
    }
    return order == Order.DAY_FIRST ? joined(third, second, first) : joined(third, first, second);
  }

  private static @Nullable String joined(String year, String month, String day) {
    return month.length() > 2 || day.length() > 2 ? null : year + twoDigits(month) + twoDigits(day);
  }

  private static String twoDigits(String digits) {
    return digits.length() == 1 ? "0" + digits : digits;
  }

  /** Runs of digits, a month's name becoming its number; a time of day is left out. */
  private static List<String> parts(String text) {
    List<String> parts = new ArrayList<>();
    for (int i = 0; i < text.length() && parts.size() < 4; ) {
      int end = i;
      boolean digit = isDigit(text.charAt(i));
      while (end < text.length() && isDigit(text.charAt(end)) == digit
          && Character.isLetter(text.charAt(end)) == Character.isLetter(text.charAt(i))) {
        end++;
      }
      String part = text.substring(i, end);
      if (digit) {
        parts.add(part);
      } else if (part.length() >= 3 && Character.isLetter(part.charAt(0))) {
        int month = MONTHS.indexOf(part.substring(0, 3).toLowerCase(Locale.ROOT));
        if (month >= 0) {
          parts.add(parts.size() == 0 ? "" : String.valueOf(month + 1));
        }
      }
      i = end;
    }
    return parts;
  }

  private static boolean isDigit(char each) {
    return each >= '0' && each <= '9';
  }

  private static int number(String digits, int from, int to) {
    return Integer.parseInt(digits.substring(from, to));
  }
}
