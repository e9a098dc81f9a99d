package io.crmkit.imports.read;

import org.jspecify.annotations.Nullable;

/** What a value looks like at first sight, which is enough to tell a header from the rows below it. */
enum Look {
  NOTHING, ADDRESS, NUMBER, DATE, TEXT;

  private static final int LONGEST = 64;

  static Look of(@Nullable String value) {
    if (value == null || value.isBlank()) {
      return NOTHING;
    }
    String text = value.strip();
    if (text.indexOf('@') > 0 && text.indexOf('.', text.indexOf('@')) > 0 && text.indexOf(' ') < 0
        || text.startsWith("http://") || text.startsWith("https://")) {
      return ADDRESS;
    }
    return text.length() > LONGEST ? TEXT : ofDigits(text);
  }

  private static Look ofDigits(String text) {
    int digits = 0;
    int separators = 0;
    for (int i = 0; i < text.length(); i++) {
      char mark = text.charAt(i);
      if (Character.isDigit(mark)) {
        digits++;
      } else if ("/-:".indexOf(mark) >= 0 && i > 0 || mark == 'T' && digits >= 8) {
        separators++;
      } else if ("+-.,' ()%€$£\u00a0".indexOf(mark) < 0 && !isZone(text, i, digits)) {
        return TEXT;
      }
    }
    return digits == 0 ? TEXT : separators >= 2 && digits >= 4 ? DATE : NUMBER;
  }

  /** Whether a {@code Z} says the zone of a time and is not the begin of a name such as {@code Z1}. */
  private static boolean isZone(String text, int at, int digits) {
    return text.charAt(at) == 'Z' && at == text.length() - 1 && digits >= 8;
  }
}
