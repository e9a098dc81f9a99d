package io.crmkit.imports.row;

import java.math.BigDecimal;
import java.text.DecimalFormatSymbols;
import java.util.Locale;
import java.util.Set;

/** Numbers as people of a language write them, and plain ones such as {@code -1234.56}. */
final class Numbers {

  private static final int LONGEST = 100;
  private static final Set<String> LAKHS = Set.of("IN", "BD", "NP", "PK", "LK");

  private final char decimal;
  private final char group;
  private final boolean lakhs;

  Numbers(Locale locale) {
    DecimalFormatSymbols symbols = DecimalFormatSymbols.getInstance(locale);
    this.decimal = symbols.getDecimalSeparator();
    this.group = symbols.getGroupingSeparator();
    this.lakhs = LAKHS.contains(locale.getCountry());
  }

  /** Returns the plain number; refuses what has no one meaning in the language. */
  String parse(String text) throws Unfit {
    if (decimal == '.' && isCanonical(text)) {
      return text;
    }
    String bare = bare(text);
    boolean negative = isNegative(bare);
    String unsigned = unsigned(bare);
    if (unsigned.isEmpty() || unsigned.length() > LONGEST) {
      throw unfit(text);
    }
    int point = unsigned.indexOf(decimal);
    StringBuilder number = new StringBuilder(unsigned.length() + 1);
    whole(point < 0 ? unsigned : unsigned.substring(0, point), number, text);
    if (point >= 0) {
      fraction(unsigned.substring(point + 1), number, text);
    }
    String plain = trimZeros(number);
    return negative && !isZero(plain) ? "-" + plain : plain;
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
      throw new Unfit("import.rule.number", "%s is no plain number; use \"parse_number\" before \"scale\"."
          .formatted(Unfit.shown(text)));
    }
    BigDecimal scaled = new BigDecimal(text).multiply(by);
    if (Math.abs((long) scaled.precision() - scaled.scale()) > LONGEST || scaled.scale() > LONGEST) {
      throw new Unfit("import.rule.number", "%s becomes too long a number.".formatted(Unfit.shown(text)));
    }
    return scaled.signum() == 0 ? "0" : scaled.stripTrailingZeros().toPlainString();
  }

  /** Whether this is a plain number as JSON has it: no zeros before it, and no minus before zero. */
  static boolean isCanonical(String text) {
    int start = text.startsWith("-") ? 1 : 0;
    boolean idle = text.startsWith("0", start) && text.length() > start + 1 && text.charAt(start + 1) != '.';
    return isPlain(text) && !idle && (start == 0 || !isZero(text));
  }

  /** Removes spaces and signs of currencies around a number. */
  private static String bare(String text) {
    String bare = Texts.trim(text);
    while (!bare.isEmpty() && isCurrency(bare.charAt(0))) {
      bare = Texts.trim(bare.substring(1));
    }
    while (!bare.isEmpty() && isCurrency(bare.charAt(bare.length() - 1))) {
      bare = Texts.trim(bare.substring(0, bare.length() - 1));
    }
    return bare;
  }

  private static boolean isCurrency(char c) {
    return Character.getType(c) == Character.CURRENCY_SYMBOL;
  }

  private static boolean isNegative(String bare) {
    return isMinus(bare, 0) || isMinus(bare, bare.length() - 1) || (bare.startsWith("(") && bare.endsWith(")"));
  }

  private static boolean isMinus(String text, int at) {
    return at >= 0 && at < text.length() && (text.charAt(at) == '-' || text.charAt(at) == 0x2212);
  }

  private static String unsigned(String bare) {
    if (bare.length() > 2 && bare.startsWith("(") && bare.endsWith(")")) {
      return bare(bare.substring(1, bare.length() - 1));
    }
    if (isMinus(bare, 0) || bare.startsWith("+")) {
      return bare(bare.substring(1));
    }
    return isMinus(bare, bare.length() - 1) ? bare(bare.substring(0, bare.length() - 1)) : bare;
  }

  private void whole(String digits, StringBuilder into, String text) throws Unfit {
    int sinceGroup = 0;
    boolean grouped = false;
    for (int i = 0; i < digits.length(); i++) {
      char c = digits.charAt(i);
      if (isGroup(c)) {
        boolean isSound = grouped ? isWholeGroup(sinceGroup, i, digits) : sinceGroup >= 1 && sinceGroup <= 3;
        if (!isSound) {
          throw unfit(text);
        }
        grouped = true;
        sinceGroup = 0;
      } else {
        into.append(digit(c, text));
        sinceGroup++;
      }
    }
    if (grouped && sinceGroup != 3) {
      throw unfit(text);
    }
  }

  /** Between two separators stand three digits, or two as in 1,23,45,678. */
  private boolean isWholeGroup(int length, int at, String digits) {
    return length == 3 || (lakhs && length == 2 && digits.length() - at - 1 >= 3);
  }

  private void fraction(String digits, StringBuilder into, String text) throws Unfit {
    if (digits.isEmpty() && into.isEmpty()) {
      throw unfit(text);
    }
    if (into.isEmpty()) {
      into.append('0');
    }
    into.append('.');
    for (int i = 0; i < digits.length(); i++) {
      into.append(digit(digits.charAt(i), text));
    }
  }

  private boolean isGroup(char c) {
    if (Character.isSpaceChar(group)) {
      return Character.isSpaceChar(c);
    }
    return c == group || (group == 0x2019 && c == '\'');
  }

  private int digit(char c, String text) throws Unfit {
    int digit = Character.digit(c, 10);
    if (digit < 0) {
      throw unfit(text);
    }
    return digit;
  }

  private static String trimZeros(StringBuilder number) {
    int start = 0;
    while (start < number.length() - 1 && number.charAt(start) == '0' && number.charAt(start + 1) != '.') {
      start++;
    }
    String plain = number.substring(start);
    return plain.endsWith(".") ? plain.substring(0, plain.length() - 1) : plain;
  }

  private static boolean isZero(String plain) {
    return plain.chars().noneMatch(c -> c >= '1' && c <= '9');
  }

  private Unfit unfit(String text) {
    boolean shortened = text.matches("[0-9.,]+[eE][+-]?[0-9]+");
    return shortened
        ? new Unfit("import.rule.number-shortened", ("%s was shortened, as spreadsheets do with long numbers; take the"
            + " value from where it is whole.").formatted(Unfit.shown(text)))
        : new Unfit("import.rule.number", "%s is no number with '%s' between thousands and '%s' before decimals."
            .formatted(Unfit.shown(text), group, decimal));
  }
}
