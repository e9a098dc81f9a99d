package io.crmkit.imports.value;

import io.crmkit.core.Validated;
import io.crmkit.imports.text.Signs;
import java.math.BigDecimal;
import org.jspecify.annotations.Nullable;

/**
 * Numbers as people write them: grouped by thousands or as in India, negative by a sign on either side or by
 * parentheses, with a currency sign, in the digits of any script, with an exponent, or with dashes for the parts of a
 * price that has none ({@code 12,-}).
 *
 * <p>Groups must be whole ({@code 12,34} is no number where commas group) and the first one must not begin with a zero
 * ({@code 0,500} is a half that was written elsewhere), and the exact value is kept: nothing goes through a
 * {@code double}.
 */
public final class Numbers {

  private static final int LONGEST = 1000;
  private static final int LARGEST_EXPONENT = 400;
  private static final int LONGEST_PLAIN = LONGEST + LARGEST_EXPONENT;

  private Numbers() {}

  /** Reads a number of any language with this decimal mark, as {@link #read(String, NumberStyle)} does. */
  public static Validated<BigDecimal> read(String text, DecimalMark mark) {
    return read(text, NumberStyle.of(mark));
  }

  /**
   * Returns the number, or {@code import.number.syntax}, {@code .grouping}, {@code .too-long}, {@code .too-large} or
   * {@code .rounded} for what a spreadsheet shows of a number that is longer ({@code 1.23E+15}).
   */
  public static Validated<BigDecimal> read(String text, NumberStyle style) {
    if (text.length() > LONGEST) {
      return Answers.refused("import.number.too-long", "%s has more characters than a number may have.", text);
    }
    if (Identifiers.isRounded(text)) {
      return Answers.refused("import.number.rounded",
          "A spreadsheet has replaced the last digits of %s by zeros; take the number from where it came from.", text);
    }
    Scan scan = new Scan(bare(text), style);
    BigDecimal value = scan.value();
    if (value != null) {
      return Validated.valid(value);
    }
    return switch (scan.problem) {
      case GROUPING -> Answers.refused("import.number.grouping",
          "The digits of %s are not grouped as those of a number; check which sign is the decimal mark.", text);
      case SIZE -> Answers.refused("import.number.too-large", "%s is larger than any number here may be.", text);
      case SYNTAX -> Answers.refused("import.number.syntax", "%s is no number; write digits and one decimal mark.",
          text);
    };
  }

  /** Whether both ways of writing read a text, and read different numbers: {@code 1.234}. */
  static boolean isAmbiguous(String text) {
    BigDecimal point = readOrNull(text, NumberStyle.POINT);
    BigDecimal comma = readOrNull(text, NumberStyle.COMMA);
    return point != null && comma != null && point.compareTo(comma) != 0;
  }

  static @Nullable BigDecimal readOrNull(String text, NumberStyle style) {
    return text.length() > LONGEST ? null : new Scan(bare(text), style).value();
  }

  /** Returns the text without blanks and currency signs at its ends. */
  private static String bare(String text) {
    int begin = 0;
    int end = text.length();
    while (begin < end && isAround(text.charAt(begin))) {
      begin++;
    }
    while (end > begin && isAround(text.charAt(end - 1))) {
      end--;
    }
    return text.substring(begin, end);
  }

  private static boolean isAround(char sign) {
    return Signs.isBlank(sign) || Signs.isInvisible(sign) || Character.getType(sign) == Character.CURRENCY_SYMBOL;
  }

  /** Whether this is a plain decimal number: digits, a point between them, a minus before; {@code -1234.56}. */
  public static boolean isPlain(String text) {
    int start = text.startsWith("-") ? 1 : 0;
    int point = text.indexOf('.');
    if (text.length() > LONGEST_PLAIN || start == text.length() || point == start || point == text.length() - 1) {
      return false;
    }
    for (int i = start; i < text.length(); i++) {
      char sign = text.charAt(i);
      if ((sign < '0' || sign > '9') && i != point) {
        return false;
      }
    }
    return true;
  }

  /** Whether this is a plain number as JSON has it (RFC 8259): no zeros before it, and no minus before zero. */
  public static boolean isCanonical(String text) {
    int start = text.startsWith("-") ? 1 : 0;
    boolean idle = text.startsWith("0", start) && text.length() > start + 1 && text.charAt(start + 1) != '.';
    return isPlain(text) && !idle && (start == 0 || text.chars().anyMatch(sign -> sign >= '1' && sign <= '9'));
  }

  private enum Problem { SYNTAX, GROUPING, SIZE }

  /** One pass over the signs of a number. */
  private static final class Scan {

    private final String text;
    private final NumberStyle style;
    private final StringBuilder digits = new StringBuilder();
    private int at;
    private int end;
    private Problem problem = Problem.SYNTAX;

    Scan(String text, NumberStyle style) {
      this.text = text;
      this.style = style;
      this.end = text.length();
    }

    @Nullable BigDecimal value() {
      boolean negative = negative();
      int whole = whole();
      if (whole < 0) {
        return null;
      }
      int parts = 0;
      if (at < end && style.isMark(text.charAt(at))) {
        at++;
        parts = digits(Integer.MAX_VALUE);
      }
      if (whole + parts == 0) {
        return null;
      }
      Integer exponent = exponent();
      if (exponent == null || at != end) {
        return null;
      }
      if (Math.abs(exponent) > LARGEST_EXPONENT) {
        problem = Problem.SIZE;
        return null;
      }
      BigDecimal value = new BigDecimal(digits.toString()).movePointLeft(parts);
      value = exponent == 0 ? value : value.scaleByPowerOfTen(exponent);
      return negative ? value.negate() : value;
    }

    private boolean negative() {
      if (end >= 2 && text.charAt(0) == '(' && text.charAt(end - 1) == ')') {
        at = 1;
        end--;
        passAround();
        passDash();
        return true;
      }
      passDash();
      boolean before = at < end && isMinus(text.charAt(at));
      boolean after = !before && at < end && isMinus(text.charAt(end - 1));
      if (before || at < end && text.charAt(at) == '+') {
        at++;
      }
      end -= after ? 1 : 0;
      passAround();
      return before || after;
    }

    /** Passes what stands for the parts of a price that has none, and is no minus: {@code 12,-} and {@code 12.--}. */
    private void passDash() {
      int mark = end - 1;
      while (mark > at && end - mark <= 2 && isMinus(text.charAt(mark))) {
        mark--;
      }
      if (mark < end - 1 && mark > at && style.isMark(text.charAt(mark)) && Character.isDigit(text.charAt(mark - 1))) {
        end = mark;
      }
    }

    private void passAround() {
      while (at < end && isAround(text.charAt(at))) {
        at++;
      }
      while (end > at && isAround(text.charAt(end - 1))) {
        end--;
      }
    }

    private static boolean isMinus(char sign) {
      return sign == '-' || sign == '\u2212' || sign == '\uff0d' || sign == '\u2010' || sign == '\u2013';
    }

    /** Reads grouped digits; returns how many there are, or -1. */
    private int whole() {
      int first = digits(Integer.MAX_VALUE);
      boolean idle = first > 0 && digits.charAt(0) == '0';
      int count = first;
      int last = first;
      boolean indian = false;
      boolean grouped = false;
      char grouping = 0;
      while (at + 1 < end && style.isGrouping(text.charAt(at)) && Character.isDigit(text.charAt(at + 1))) {
        if (grouped && text.charAt(at) != grouping || grouped && last == 3 && indian) {
          return wrong();
        }
        grouping = text.charAt(at);
        at++;
        if (grouped && last == 2 && style.hasLakhs()) {
          indian = true;
        } else if (grouped && last != 3) {
          return wrong();
        }
        last = digits(Integer.MAX_VALUE);
        count += last;
        grouped = true;
      }
      boolean sound = !grouped || last == 3 && first >= 1 && first <= (indian ? 2 : 3) && !idle;
      return sound ? count : wrong();
    }

    private int wrong() {
      problem = Problem.GROUPING;
      return -1;
    }

    private int digits(int most) {
      int count = 0;
      while (at < end && count < most) {
        int digit = Character.digit(text.charAt(at), 10);
        if (digit < 0) {
          break;
        }
        digits.append((char) ('0' + digit));
        at++;
        count++;
      }
      return count;
    }

    /** Returns the exponent, 0 where there is none, {@code null} where something else stands. */
    private @Nullable Integer exponent() {
      if (at == end) {
        return 0;
      }
      char mark = text.charAt(at);
      if (mark != 'e' && mark != 'E') {
        return null;
      }
      at++;
      boolean negative = at < end && text.charAt(at) == '-';
      at += negative || at < end && text.charAt(at) == '+' ? 1 : 0;
      int value = 0;
      int begin = at;
      for (; at < end && text.charAt(at) >= '0' && text.charAt(at) <= '9'; at++) {
        value = Math.min(value * 10 + text.charAt(at) - '0', LARGEST_EXPONENT + 1);
      }
      return at == begin ? null : Integer.valueOf(negative ? -value : value);
    }
  }
}
