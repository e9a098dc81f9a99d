package io.crmkit.dedupe.text;

import org.jspecify.annotations.Nullable;

/** The digits in a text, and the number that it is. */
public final class Digits {

  private static final int ASCII = 0x80;

  private Digits() {}

  /** Returns the decimal digits, of any script, as ASCII digits. */
  public static String of(String text) {
    StringBuilder digits = new StringBuilder(text.length());
    for (int i = 0; i < text.length(); i++) {
      int digit = digit(text, i);
      if (digit >= 0) {
        digits.append((char) ('0' + digit));
      }
    }
    return digits.toString();
  }

  /** Returns how many decimal digits, of any script, there are. */
  public static int count(String text) {
    int count = 0;
    for (int i = 0; i < text.length(); i++) {
      count += digit(text, i) >= 0 ? 1 : 0;
    }
    return count;
  }

  /** The digit at a place, or -1; a pair of surrogates is one at its first place. */
  private static int digit(String text, int at) {
    char each = text.charAt(at);
    if (each < ASCII) {
      return each >= '0' && each <= '9' ? each - '0' : -1;
    }
    return Character.digit(text.codePointAt(at), 10);
  }

  /**
   * Returns the quantity that a text states, a currency or unit left out, as a text that {@link Double#parseDouble}
   * reads; null if it states none. {@code 1,234.50} and {@code 1.234,50} are the same; what could be either, such as
   * {@code 1,234}, has thousands.
   */
  public static @Nullable String quantity(String text) {
    int from = firstDigit(text);
    int to = lastDigit(text);
    if (from < 0 || to - from > 24 || letters(text) > 4) {
      return null;
    }
    String core = text.substring(from, to + 1);
    int decimal = decimalMark(core);
    StringBuilder number = new StringBuilder(text.substring(0, from).indexOf('-') >= 0 ? "-" : "");
    for (int i = 0; i < core.length(); i++) {
      char each = core.charAt(i);
      if (each >= '0' && each <= '9') {
        number.append(each);
      } else if (i == decimal) {
        number.append('.');
      } else if (each != ',' && each != '.' && each != ' ' && each != '\'' && each != '\u00A0') {
        return null;
      }
    }
    return number.toString();
  }

  /**
   * The place of the mark before the fraction, or -1: the last mark, unless it is the same as another or parts
   * thousands.
   */
  private static int decimalMark(String core) {
    int last = Math.max(core.lastIndexOf('.'), core.lastIndexOf(','));
    if (last < 0 || core.indexOf(core.charAt(last)) != last) {
      return -1;
    }
    boolean thousands = core.charAt(last) == ',' && core.length() - last == 4 && core.indexOf('.') < 0;
    return thousands ? -1 : last;
  }

  private static int firstDigit(String text) {
    for (int i = 0; i < text.length(); i++) {
      if (text.charAt(i) >= '0' && text.charAt(i) <= '9') {
        return i;
      }
    }
    return -1;
  }

  private static int lastDigit(String text) {
    int at = text.length() - 1;
    while (at >= 0 && (text.charAt(at) < '0' || text.charAt(at) > '9')) {
      at--;
    }
    return at;
  }

  private static int letters(String text) {
    int letters = 0;
    for (int i = 0; i < text.length(); i++) {
      letters += Character.isLetter(text.charAt(i)) ? 1 : 0;
    }
    return letters;
  }
}
