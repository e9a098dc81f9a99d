package io.crmkit.imports.row;

/** The forms of addresses and numbers, looked at character by character: no pattern, no backtracking. */
final class Addresses {

  private static final boolean[] ATOM = new boolean[0x80];

  static {
    "!#$%&'*+-/=?^_`{|}~0123456789abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ".chars()
        .forEach(sign -> ATOM[sign] = true);
  }

  private Addresses() {}

  /**
   * Whether this is a mail address as RFC 5321, section 4.1.2, has it, without quoted local parts and address literals;
   * letters of any script are allowed (RFC 6531).
   */
  static boolean isEmail(String text) {
    int at = text.indexOf('@');
    if (at < 1 || at > 64 || text.length() > 254) {
      return false;
    }
    for (int i = 0; i < at; i++) {
      char c = text.charAt(i);
      boolean isDot = c == '.';
      if (isDot ? i == 0 || i == at - 1 || text.charAt(i - 1) == '.' : !isAtom(c)) {
        return false;
      }
    }
    return isHost(text, at + 1);
  }

  private static boolean isAtom(char c) {
    return c < 0x80 ? ATOM[c] : Character.isLetterOrDigit(c) || Character.isSurrogate(c) || isMark(c);
  }

  private static boolean isMark(char c) {
    int type = Character.getType(c);
    return type == Character.NON_SPACING_MARK || type == Character.COMBINING_SPACING_MARK;
  }

  private static boolean isHost(String text, int start) {
    int labels = 0;
    int from = start;
    for (int i = start; i <= text.length(); i++) {
      if (i == text.length() || text.charAt(i) == '.') {
        if (!isLabel(text, from, i)) {
          return false;
        }
        labels++;
        from = i + 1;
      }
    }
    return labels >= 2;
  }

  private static boolean isLabel(String text, int from, int to) {
    if (to == from || to - from > 63 || text.charAt(from) == '-' || text.charAt(to - 1) == '-') {
      return false;
    }
    for (int i = from; i < to; i++) {
      char c = text.charAt(i);
      boolean isAscii = (c | 0x20) >= 'a' && (c | 0x20) <= 'z' || c >= '0' && c <= '9' || c == '-';
      if (!isAscii && (c < 0x80 || !(Character.isLetterOrDigit(c) || isMark(c) || Character.isSurrogate(c)))) {
        return false;
      }
    }
    return true;
  }

  /** Whether this is a plus and 8 to 15 digits, the first not 0 (ITU-T E.164). */
  static boolean isE164(String text) {
    if (text.length() < 9 || text.length() > 16 || text.charAt(0) != '+' || text.charAt(1) == '0') {
      return false;
    }
    for (int i = 1; i < text.length(); i++) {
      if (text.charAt(i) < '0' || text.charAt(i) > '9') {
        return false;
      }
    }
    return true;
  }
}
