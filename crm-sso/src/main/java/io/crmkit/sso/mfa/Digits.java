package io.crmkit.sso.mfa;

/** Codes of ASCII digits. What other scripts have for digits is no code, and neither are spaces and signs. */
final class Digits {

  private Digits() {}

  static boolean isCode(String text, int digits) {
    return text.length() == digits && text.chars().allMatch(each -> each >= '0' && each <= '9');
  }

  /** Returns a number with leading zeros. */
  static String padded(int number, int digits) {
    String text = Integer.toString(number);
    return "0".repeat(digits - text.length()) + text;
  }
}
