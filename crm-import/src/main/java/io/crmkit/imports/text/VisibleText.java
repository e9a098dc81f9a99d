package io.crmkit.imports.text;

import java.text.Normalizer;

/** Texts without what nobody sees: two texts that look alike become equal, so that they can be compared as keys. */
public final class VisibleText {

  private VisibleText() {}

  /**
   * Returns the text in Unicode form NFC, with single blanks and none around it, without controls and format marks
   * (byte order marks, zero-width spaces, soft hyphens, marks of direction). Joiners stay between letters of scripts
   * that are written with them.
   */
  public static String of(String text) {
    if (isPlain(text)) {
      return text;
    }
    StringBuilder kept = new StringBuilder(text.length());
    boolean gap = false;
    for (int i = 0; i < text.length(); ) {
      int point = text.codePointAt(i);
      i += Character.charCount(point);
      if (Signs.isBlank(point)) {
        gap = !kept.isEmpty();
      } else if (isVisible(point, kept)) {
        kept.append(gap ? " " : "").appendCodePoint(point);
        gap = false;
      }
    }
    return Normalizer.normalize(kept, Normalizer.Form.NFC);
  }

  private static boolean isPlain(String text) {
    for (int i = 0; i < text.length(); i++) {
      char sign = text.charAt(i);
      boolean blank = sign == ' ' && (i == 0 || i == text.length() - 1 || text.charAt(i - 1) == ' ');
      if (sign < ' ' || sign > '~' || blank) {
        return false;
      }
    }
    return true;
  }

  private static boolean isVisible(int point, StringBuilder before) {
    return Signs.isJoiner(point)
        ? !before.isEmpty() && before.codePointBefore(before.length()) >= 0x600 : !Signs.isInvisible(point);
  }
}
