package io.crmkit.imports.row;

import io.crmkit.core.Validated;
import io.crmkit.core.Validated.Invalid;
import io.crmkit.imports.value.NumberStyle;
import io.crmkit.imports.value.Numbers;
import java.math.BigDecimal;
import java.util.Locale;

/** Plain numbers such as {@code -1234.56}, and how those become plain that people of a language have written. */
final class PlainNumbers {

  private static final int LONGEST = 100;

  private PlainNumbers() {}

  /** Returns what makes plain numbers; it refuses what has no one meaning in the language. */
  static TextFunction of(Locale locale) {
    NumberStyle style = NumberStyle.of(locale);
    return text -> style.decimal() == '.' && isCanonical(text) ? text : plain(text, style);
  }

  private static String plain(String text, NumberStyle style) throws Unfit {
    Validated<BigDecimal> read = Numbers.read(text, style);
    if (read instanceof Invalid<BigDecimal> invalid) {
      throw Values.unfit(invalid.violations());
    }
    if (text.indexOf('e') >= 0 || text.indexOf('E') >= 0) {
      throw new Unfit("imports.number.shortened", ("%s was shortened, as spreadsheets do with long numbers; take the"
          + " value from where it is whole.").formatted(Unfit.shown(text)));
    }
    String plain = read.orElseThrow().toPlainString();
    if (plain.length() > LONGEST) {
      throw new Unfit("imports.number.too-long",
          "%s has more digits than a number may have.".formatted(Unfit.shown(text)));
    }
    return plain;
  }

  /** Whether this is a plain decimal number: digits, a point between them, a minus before. */
  static boolean isPlain(String text) {
    int start = text.startsWith("-") ? 1 : 0;
    int point = text.indexOf('.');
    if (text.length() > LONGEST || start == text.length() || point == start || point == text.length() - 1) {
      return false;
    }
    for (int i = start; i < text.length(); i++) {
      char c = text.charAt(i);
      if ((c < '0' || c > '9') && i != point) {
        return false;
      }
    }
    return true;
  }

  static String scale(String text, BigDecimal by) throws Unfit {
    if (!isPlain(text)) {
      throw new Unfit("imports.rule.number", "%s is no plain number; use \"parse_number\" before \"scale\"."
          .formatted(Unfit.shown(text)));
    }
    BigDecimal scaled = new BigDecimal(text).multiply(by);
    if (Math.abs((long) scaled.precision() - scaled.scale()) > LONGEST || scaled.scale() > LONGEST) {
      throw new Unfit("imports.rule.number", "%s becomes too long a number.".formatted(Unfit.shown(text)));
    }
    return scaled.signum() == 0 ? "0" : scaled.stripTrailingZeros().toPlainString();
  }

  /** Whether this is a plain number as JSON has it: no zeros before it, and no minus before zero. */
  static boolean isCanonical(String text) {
    int start = text.startsWith("-") ? 1 : 0;
    boolean idle = text.startsWith("0", start) && text.length() > start + 1 && text.charAt(start + 1) != '.';
    return isPlain(text) && !idle && (start == 0 || !isZero(text));
  }

  private static boolean isZero(String plain) {
    return plain.chars().noneMatch(c -> c >= '1' && c <= '9');
  }
}
