package io.crmkit.imports.value;

import io.crmkit.core.Validated;

/** Texts that look like numbers and are none: zip codes, customer numbers, account numbers. Their zeros stay. */
public final class Identifiers {

  private Identifiers() {}

  /**
   * Returns the text without blanks around it, or {@code import.id.rounded} if a spreadsheet has taken its last digits.
   */
  public static Validated<String> read(String text) {
    return isRounded(text)
        ? Answers.refused("import.id.rounded",
            "A spreadsheet has replaced the last digits of %s by zeros; take the value from where it came from.", text)
        : Validated.valid(text.strip());
  }

  /**
   * Whether a text is what spreadsheets show of a long number, such as {@code 1.23E+15}: digits, a mark, more digits,
   * and a positive exponent of at least two digits that reaches beyond them.
   */
  static boolean isRounded(String text) {
    String bare = text.strip();
    int mark = Math.max(bare.indexOf("E+"), bare.indexOf("e+"));
    if (mark < 1 || bare.length() - mark < 4 || bare.length() - mark > 5) {
      return false;
    }
    int exponent = digits(bare, mark + 2, bare.length());
    boolean pointed = mark >= 3 && ".,".indexOf(bare.charAt(1)) >= 0 && digits(bare, 2, mark) >= 0;
    boolean whole = mark == 1;
    return exponent > mark - 2 && digits(bare, 0, 1) >= 0 && (pointed || whole);
  }

  /** Returns the number that the digits make, at most nine of them; -1 if something else is among them. */
  private static int digits(String text, int from, int to) {
    int value = 0;
    for (int i = from; i < to; i++) {
      char sign = text.charAt(i);
      if (sign < '0' || sign > '9') {
        return -1;
      }
      value = i - from < 9 ? value * 10 + sign - '0' : value;
    }
    return value;
  }
}
