package io.crmkit.sso.account.model;

import io.crmkit.core.Require;
import org.jspecify.annotations.Nullable;

/** Texts of strangers that go into a store. */
final class Texts {

  /** An identity or the name of a session is a few dozen characters at every provider; SAML allows 256 for its own formats. */
  static final int LONGEST = 1000;

  private static final char REPLACEMENT = '\uFFFD';

  private Texts() {}

  /** Whether every store keeps the text: no U+0000 and no half of a surrogate pair. */
  static boolean isStorable(String text) {
    return text.codePoints().allMatch(Texts::isStorable);
  }

  private static boolean isStorable(int codePoint) {
    return codePoint != 0 && Character.getType(codePoint) != Character.SURROGATE;
  }

  /** Changes the letters A to Z alone. */
  static String lower(String text) {
    StringBuilder lower = new StringBuilder(text);
    for (int at = 0; at < text.length(); at++) {
      char each = text.charAt(at);
      if (each >= 'A' && each <= 'Z') {
        lower.setCharAt(at, (char) (each - 'A' + 'a'));
      }
    }
    return lower.toString();
  }

  static boolean isKept(@Nullable String text) {
    return text == null || text.length() <= LONGEST && isStorable(text);
  }

  /** Returns a name as it can be kept: cut, and with a mark for what no store keeps; null if nothing is left. */
  static @Nullable String shown(@Nullable String name) {
    if (name == null || name.isBlank()) {
      return null;
    }
    StringBuilder kept = new StringBuilder();
    name.strip().codePoints().map(each -> isStorable(each) ? each : REPLACEMENT)
        .limit(Require.LONGEST_KEY / 2).forEach(kept::appendCodePoint);
    return kept.toString();
  }
}
