package io.crmkit.imports.write;

/**
 * Values that a spreadsheet takes for formulas.
 *
 * <p>Source: OWASP, CSV Injection: {@code = + - @}, tab and carriage return, also in full width. Spreadsheets pass over
 * blanks before them. A number ({@code -5}, {@code +1,234.56}) a telephone number ({@code +49 30 123-456}) and a mere
 * dash are no formulas and stay as they are: a spreadsheet that computes with one shows the same digits.
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
    return Character.isWhitespace(sign) || Character.isSpaceChar(sign) || Character.getType(sign) == Character.FORMAT
        || Character.isISOControl(sign);
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
    boolean minus = false;
    for (int i = at + 1; i < value.length(); i++) {
      char next = value.charAt(i);
      if (IN_NUMBERS.indexOf(next) < 0) {
        return false;
      }
      digits |= next >= '0' && next <= '9';
      minus |= next == '-' || next == '/' || next == '(';
    }
    return digits && (!minus || sign == '+');
  }
}
