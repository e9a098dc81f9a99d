package io.crmkit.imports.write;

import io.crmkit.imports.text.Signs;

/**
 * Values that a spreadsheet takes for formulas.
 *
 * <p>Source: OWASP, CSV Injection: {@code = + - @}, tab and carriage return, also in full width. Spreadsheets pass over
 * blanks before them. A number ({@code -5}, {@code +1,234.56}), a telephone number whose groups are apart ({@code +49 30
 * 123-456}) and a mere dash stay as they are: a spreadsheet shows the same digits, or cannot compute with two numbers
 * side by side. {@code +49-30-123} is neutralised, because it can.
 */
public final class FormulaText {

  private static final String DANGEROUS = "=+-@\t\r\n\uff1d\uff0b\uff0d\uff20";
  private static final String IN_NUMBERS = "0123456789.,'  ()/-\u00a0\u202f";

  private FormulaText() {}

  /**
   * Returns the value with an apostrophe before it if it may be run; one that begins with apostrophes before such a
   * text gets one more, so that {@link #restore} is exact for every text.
   */
  public static String neutralise(String value) {
    return isDangerous(value, true) ? "'" + value : value;
  }

  /** Returns what {@link #neutralise} was given. */
  public static String restore(String value) {
    return value.startsWith("'") && isDangerous(value.substring(1), true) ? value.substring(1) : value;
  }

  /** Whether a spreadsheet may run the value. */
  public static boolean isDangerous(String value) {
    return isDangerous(value, false);
  }

  private static boolean isDangerous(String value, boolean orQuoted) {
    int at = 0;
    while (orQuoted && at < value.length() && value.charAt(at) == '\'') {
      at++;
    }
    int begin = at;
    while (at < value.length() && isBlank(value.charAt(at))) {
      at++;
    }
    if (at == value.length() || DANGEROUS.indexOf(value.charAt(at)) < 0) {
      return at > begin && isControl(value, begin, at);
    }
    return !isNumber(value, at) || isControl(value, begin, at);
  }

  private static boolean isBlank(char sign) {
    return Signs.isBlank(sign) || Signs.isInvisible(sign) || Signs.isJoiner(sign);
  }

  /** Tabs and ends of lines at the begin let what follows them slip into the next cell. */
  private static boolean isControl(String value, int begin, int end) {
    for (int i = begin; i < end; i++) {
      if (Character.isISOControl(value.charAt(i))) {
        return true;
      }
    }
    return false;
  }

  /** A sign, then digits and what people put between them; more than one sign in a row would be computed. */
  private static boolean isNumber(String value, int at) {
    char sign = value.charAt(at);
    if (sign != '+' && sign != '-') {
      return false;
    }
    if (value.substring(at).chars().allMatch(next -> next == sign)) {
      return true;
    }
    boolean digits = false;
    boolean computed = false;
    for (int i = at + 1; i < value.length(); i++) {
      char next = value.charAt(i);
      if (IN_NUMBERS.indexOf(next) < 0) {
        return false;
      }
      digits |= isDigit(next);
      computed |= next == '-' || next == '/' || next == '(';
    }
    return digits && (!computed || sign == '+' && isApart(value, at + 1));
  }

  private static boolean isDigit(char sign) {
    return sign >= '0' && sign <= '9';
  }

  /** Whether two groups of digits, or one and a parenthesis, have but blanks between them: no formula has. */
  private static boolean isApart(String value, int from) {
    boolean after = false;
    boolean blank = false;
    for (int i = from; i < value.length(); i++) {
      char next = value.charAt(i);
      if (Signs.isBlank(next)) {
        blank = after;
      } else if (blank && (isDigit(next) || next == '(')) {
        return true;
      } else {
        after = isDigit(next);
        blank = false;
      }
    }
    return false;
  }
}
