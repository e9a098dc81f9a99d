package io.crmkit.imports.value;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A text that may be a date or a time, cut into its numbers and words.
 *
 * @param numbers in their order, without those of the time of day
 * @param lengths how many digits each has
 * @param month by its name, from 1; 0 where there is none
 * @param monthAt how many numbers stand before the name
 * @param week whether a {@code W} says that the second number is a week
 * @param time what follows the date, stripped; empty for a date alone
 */
record DateParts(List<Integer> numbers, List<Integer> lengths, int month, int monthAt, boolean week, String time) {

  private static final int LONGEST = 80;
  private static final String MINUS = "-\u2010\u2011\u2012\u2013";
  private static final String BETWEEN = "-/.,_ \u00a0\u202f年月日년월일'\u2019\u2010\u2011\u2012\u2013";

  DateParts {
    numbers = List.copyOf(numbers);
    lengths = List.copyOf(lengths);
  }

  /** Returns the parts, or {@code null} if the text cannot be a date; before one a hyphen separates nothing. */
  static @Nullable DateParts of(String text) {
    String stripped = text.strip();
    return stripped.isEmpty() || stripped.length() > LONGEST || MINUS.indexOf(stripped.charAt(0)) >= 0 ? null
        : new Cut(stripped).parts();
  }

  /** One pass over the text. */
  private static final class Cut {

    private final String text;
    private final List<Integer> numbers = new ArrayList<>();
    private final List<Integer> lengths = new ArrayList<>();
    private int at;
    private int month;
    private int monthAt;
    private boolean week;

    Cut(String text) {
      this.text = text;
    }

    @Nullable DateParts parts() {
      while (at < text.length()) {
        char sign = text.charAt(at);
        if (Character.isDigit(sign)) {
          if (isTime()) {
            break;
          }
          number();
        } else if (sign == 'T' && numbers.size() > 0 && at + 1 < text.length()
            && Character.isDigit(text.charAt(at + 1))) {
          at++;
          break;
        } else if (sign == 'W' && numbers.size() == 1) {
          week = true;
          at++;
        } else if (BETWEEN.indexOf(sign) >= 0) {
          at++;
        } else if (!Character.isLetter(sign) || !word()) {
          return null;
        }
      }
      return new DateParts(numbers, lengths, month, monthAt, week, text.substring(at).strip());
    }

    /** A number before a colon is an hour, and so is one before {@code am} or {@code pm} once there is a date. */
    private boolean isTime() {
      int end = at;
      while (end < text.length() && Character.isDigit(text.charAt(end))) {
        end++;
      }
      return end < text.length() && text.charAt(end) == ':' && numbers.size() + (month > 0 ? 1 : 0) > 0;
    }

    private void number() {
      int value = 0;
      int begin = at;
      while (at < text.length() && Character.isDigit(text.charAt(at))) {
        value = at - begin < 9 ? value * 10 + Character.digit(text.charAt(at), 10) : value;
        at++;
      }
      numbers.add(value);
      lengths.add(at - begin);
    }

    /** A word is a month, or says nothing of its own: a day of the week, an ordinal, the Spanish {@code de}. */
    private boolean word() {
      int begin = at;
      while (at < text.length() && (Character.isLetter(text.charAt(at))
          || Character.getType(text.charAt(at)) == Character.NON_SPACING_MARK)) {
        at++;
      }
      String word = text.substring(begin, at);
      int named = MonthNames.month(word);
      if (named > 0 && month == 0) {
        month = named;
        monthAt = numbers.size();
        return true;
      }
      return named == 0 && WeekdayNames.isFiller(word, !numbers.isEmpty());
    }
  }
}
