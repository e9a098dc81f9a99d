package io.crmkit.imports.read;

import io.crmkit.imports.value.DateOrder;
import io.crmkit.imports.value.Serials;
import java.math.BigDecimal;
import java.math.MathContext;
import java.time.LocalDateTime;
import java.time.LocalTime;
import org.jspecify.annotations.Nullable;

/**
 * How a style of cells shows a number: as such, or as a date, a time or both.
 *
 * <p>Source: ECMA-376 part 1, section 18.8.30 (built-in formats; 27–36 and 50–58 are dates of East Asian locales),
 * 18.8.31 (codes: y, m, d, h and s outside of quotes and brackets) and 18.17.4.1 (serial numbers).
 */
enum NumberShape {
  NUMBER, DATE, DATE_TIME, TIME;

  private static final MathContext SHOWN = new MathContext(15);

  static NumberShape of(int id, @Nullable String code) {
    if (code != null && !code.isEmpty()) {
      return ofCode(code);
    }
    boolean date = id >= 14 && id <= 17 || id >= 27 && id <= 31 || id == 36 || id >= 50 && id <= 58;
    boolean time = id >= 18 && id <= 21 || id >= 32 && id <= 35 || id >= 45 && id <= 47;
    return date ? DATE : time ? TIME : id == 22 ? DATE_TIME : NUMBER;
  }

  private static NumberShape ofCode(String code) {
    boolean date = false;
    boolean time = false;
    boolean months = false;
    for (int i = 0; i < code.length(); i++) {
      char sign = Character.toLowerCase(code.charAt(i));
      switch (sign) {
        case '"' -> i = end(code, i, '"');
        case '[' -> {
          int close = end(code, i, ']');
          time |= isElapsed(code, i + 1, close);
          i = close;
        }
        case '\\', '_', '*' -> i++;
        case 'y', 'd' -> date = true;
        case 'h', 's' -> time = true;
        case 'm' -> months = true;
        case 'g' -> {
          if (code.regionMatches(true, i, "General", 0, 7)) {
            return NUMBER;
          }
        }
        case ';' -> i = code.length();
        default -> { }
      }
    }
    date |= months && !time;
    return date ? time ? DATE_TIME : DATE : time ? TIME : NUMBER;
  }

  /** Hours, minutes or seconds beyond a day are one letter in brackets; colours and conditions stand there too. */
  private static boolean isElapsed(String code, int from, int to) {
    boolean elapsed = from < to && "hmsHMS".indexOf(code.charAt(from)) >= 0;
    for (int i = from; elapsed && i < to; i++) {
      elapsed = code.charAt(i) == code.charAt(from);
    }
    return elapsed;
  }

  private static int end(String code, int from, char mark) {
    int end = code.indexOf(mark, from + 1);
    return end < 0 ? code.length() : end;
  }

  /**
   * Returns the value of a cell as text: plain digits, or a date as ISO 8601 writes it; {@code null} if it is no
   * number.
   */
  @Nullable String text(String value, boolean from1904) {
    if (this == NUMBER && isPlain(value)) {
      return value;
    }
    try {
      double number = Double.parseDouble(value);
      if (!Double.isFinite(number)) {
        return null;
      }
      return this == NUMBER ? plain(number) : moment(number, from1904);
    } catch (NumberFormatException e) {
      return null;
    }
  }

  /** Whether a text is what {@link #plain} would make of its number: so most are written, and none is calculated with. */
  private static boolean isPlain(String value) {
    int first = value.startsWith("-") ? 1 : 0;
    int point = value.indexOf('.');
    if (!isDigits(value, first, point < 0 ? value.length() : point)) {
      return false;
    }
    boolean hasLeadingZero = value.charAt(first) == '0' && point != first + 1;
    return point < 0
        || !hasLeadingZero && isDigits(value, point + 1, value.length()) && value.charAt(value.length() - 1) != '0';
  }

  private static boolean isDigits(String value, int from, int to) {
    boolean digits = from < to && value.length() <= SHOWN.getPrecision();
    for (int i = from; digits && i < to; i++) {
      digits = value.charAt(i) >= '0' && value.charAt(i) <= '9';
    }
    return digits;
  }

  /** A spreadsheet shows and keeps 15 digits; what a file has more is the error of its binary fractions. */
  private static String plain(double number) {
    BigDecimal rounded = new BigDecimal(number, SHOWN).stripTrailingZeros();
    return rounded.scale() < 0 ? rounded.setScale(0).toPlainString() : rounded.toPlainString();
  }

  private String moment(double number, boolean from1904) {
    LocalDateTime moment = Serials.moment(number, from1904 ? DateOrder.EXCEL_1904 : DateOrder.EXCEL_1900);
    if (moment == null) {
      return plain(number);
    }
    if (this == TIME && number < 1 && !(number > 0.5 && moment.toLocalTime().equals(LocalTime.MIDNIGHT))) {
      return iso(moment.toLocalTime());
    }
    return this == DATE && moment.toLocalTime().equals(LocalTime.MIDNIGHT)
        ? moment.toLocalDate().toString() : moment.toLocalDate() + "T" + iso(moment.toLocalTime());
  }

  private static String iso(LocalTime time) {
    String text = time.toString();
    return text.length() == 5 ? text + ":00" : text;
  }
}
