package io.crmkit.dedupe.text;

import java.time.YearMonth;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * Days in the many forms in which files have them, written as eight digits: year, month, day.
 *
 * <p>A text that is no day, such as one with a thirteenth month, keeps its digits, so that it can still be compared
 * digit by digit with the day that was meant. A month may be written by its English name or the beginning of it, before
 * or after the day; digits may be of any script.
 */
public final class DateText {

  private static final List<String> MONTHS = List.of("january", "february", "march", "april", "may", "june", "july",
      "august", "september", "october", "november", "december");

  /** A day has a year of four digits, and one more for its place in the month. */
  private static final int FEWEST = 5;

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
      if (Digits.count(text) >= FEWEST) {
        Parts parts = Parts.of(text);
        days += isDay(eightDigits(parts, Order.DAY_FIRST)) ? 1 : 0;
        days -= isDay(eightDigits(parts, Order.MONTH_FIRST)) ? 1 : 0;
      }
    }
    return days >= 0 ? Order.DAY_FIRST : Order.MONTH_FIRST;
  }

  /** Returns whether the text is a day between 1800 and 2200, written with its year. */
  public static boolean isDay(String text, Order order) {
    return Digits.count(text) >= FEWEST && isDay(eightDigits(Parts.of(text), order));
  }

  private static boolean isDay(@Nullable String digits) {
    if (digits == null) {
      return false;
    }
    int year = number(digits, 0, 4);
    int month = number(digits, 4, 6);
    int day = number(digits, 6, 8);
    return year >= 1800 && year <= 2200 && month >= 1 && month <= MONTHS.size() && day >= 1
        && day <= YearMonth.of(year, month).lengthOfMonth();
  }

  /** Returns year, month and day as eight digits, or the digits that there are. */
  public static String digits(String text, Order order) {
    String digits = eightDigits(Parts.of(text), order);
    return digits == null ? Digits.of(text) : digits;
  }

  private static @Nullable String eightDigits(Parts parts, Order order) {
    if (parts.size() == 1 && parts.part(0).length() == 8) {
      return parts.part(0);
    }
    if (parts.size() < 3) {
      return null;
    }
    String first = parts.part(0);
    String second = parts.part(1);
    String third = parts.part(2);
    if (first.length() == 4 && parts.month() != 0) {
      return parts.month() == 2 ? joined(first, third, second) : joined(first, second, third);
    }
    boolean dayFirst = parts.month() < 0 ? order == Order.DAY_FIRST : parts.month() == 1;
    return dayFirst ? joined(third, second, first) : joined(third, first, second);
  }

  private static @Nullable String joined(String year, String month, String day) {
    boolean lengths = year.length() == 4 && month.length() <= 2 && day.length() <= 2;
    return lengths ? year + twoDigits(month) + twoDigits(day) : null;
  }

  private static String twoDigits(String digits) {
    return digits.length() == 1 ? "0" + digits : digits;
  }

  /** The first runs of digits, a month's name becoming its number; a time of day is left out. */
  private static final class Parts {

    private static final int MOST = 4;

    private final List<String> parts = new ArrayList<>();
    private int month = -1;

    static Parts of(String text) {
      Parts parts = new Parts();
      for (int from = 0; from < text.length() && parts.size() < MOST; ) {
        int to = from + 1;
        while (to < text.length() && kind(text.charAt(to)) == kind(text.charAt(from))) {
          to++;
        }
        parts.add(text.substring(from, to));
        from = to;
      }
      return parts;
    }

    private void add(String run) {
      if (Character.isDigit(run.charAt(0))) {
        parts.add(Digits.of(run));
      } else if (run.length() >= 3 && month < 0) {
        String word = run.toLowerCase(Locale.ROOT);
        for (int i = 0; i < MONTHS.size(); i++) {
          if (MONTHS.get(i).startsWith(word)) {
            month = parts.size();
            parts.add(String.valueOf(i + 1));
          }
        }
      }
    }

    private static int kind(char each) {
      return Character.isDigit(each) ? 1 : Character.isLetter(each) ? 2 : 0;
    }

    int size() {
      return parts.size();
    }

    String part(int place) {
      return parts.get(place);
    }

    /** Which part is a month by its name, or -1. */
    int month() {
      return month;
    }
  }

  private static int number(String digits, int from, int to) {
    return Integer.parseInt(digits, from, to, 10);
  }
}
