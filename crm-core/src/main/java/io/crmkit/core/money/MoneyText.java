package io.crmkit.core.money;

/** The written form of money, checked by hand so that hostile text costs one pass and no regular expression. */
final class MoneyText {

  static final int CODE_LENGTH = 3;
  static final int AMOUNT_AT = 4;

  private static final int LONGEST = 64;

  private MoneyText() {}

  /** Says which operation went wrong; asked only when it did. */
  @FunctionalInterface
  interface Operands {
    String text();
  }

  static boolean isWellFormed(String text) {
    if (text.length() <= AMOUNT_AT || text.length() > LONGEST || text.charAt(CODE_LENGTH) != ' ') {
      return false;
    }
    int at = text.charAt(AMOUNT_AT) == '-' ? AMOUNT_AT + 1 : AMOUNT_AT;
    int point = digitsFrom(text, at);
    boolean whole = isCode(text) && point > at;
    if (point == text.length() || !whole) {
      return whole;
    }
    return text.charAt(point) == '.' && point + 1 < text.length() && digitsFrom(text, point + 1) == text.length();
  }

  /** Returns {@code text}, cut so that a hostile value cannot flood a message. */
  static String brief(String text) {
    return text.length() <= LONGEST ? text : text.substring(0, LONGEST) + "…";
  }

  private static boolean isCode(String text) {
    for (int i = 0; i < CODE_LENGTH; i++) {
      if (text.charAt(i) < 'A' || text.charAt(i) > 'Z') {
        return false;
      }
    }
    return true;
  }

  private static int digitsFrom(String text, int start) {
    int at = start;
    while (at < text.length() && text.charAt(at) >= '0' && text.charAt(at) <= '9') {
      at++;
    }
    return at;
  }
}
