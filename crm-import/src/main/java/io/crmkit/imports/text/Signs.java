package io.crmkit.imports.text;

/**
 * What a character is to whoever reads a text; the one place that says what a blank is and what nobody sees.
 *
 * <p>Source: Unicode 15, PropList (White_Space) and the general categories Cc and Cf.
 */
public final class Signs {

  private static final int ZERO_WIDTH_NON_JOINER = 0x200c;
  private static final int ZERO_WIDTH_JOINER = 0x200d;

  private Signs() {}

  /** Whether it is white space of any width, no-break kinds and ends of lines among it. */
  public static boolean isBlank(int point) {
    if (point > ' ' && point < 0x7f) {
      return false; // nearly always: and no table need be asked
    }
    return point == ' ' || point >= '\t' && point <= '\r' || point == 0x85 || point >= 0xa0
        && Character.isSpaceChar(point);
  }

  /**
   * Whether nobody sees it and it is no blank: controls and format marks, such as byte order marks, zero-width spaces,
   * soft hyphens and marks of direction. Not joiners, which shape Indic scripts, Persian and emoji, nor tags, which
   * make flags, nor the marks that Arabic and Syriac put before numbers.
   */
  public static boolean isInvisible(int point) {
    if (point >= ' ' && point < 0x7f) {
      return false;
    }
    int type = Character.getType(point);
    return type == Character.CONTROL ? !isBlank(point)
        : type == Character.FORMAT && !isJoiner(point) && !isTag(point) && !isBeforeNumbers(point);
  }

  /** Whether it joins its neighbours or keeps them apart. */
  public static boolean isJoiner(int point) {
    return point == ZERO_WIDTH_JOINER || point == ZERO_WIDTH_NON_JOINER;
  }

  private static boolean isTag(int point) {
    return point >= 0xe0020 && point <= 0xe007f;
  }

  private static boolean isBeforeNumbers(int point) {
    return point >= 0x600 && point <= 0x605 || point == 0x6dd || point == 0x70f || point == 0x890 || point == 0x891
        || point == 0x8e2 || point == 0x110bd || point == 0x110cd;
  }

  /** Returns where the first U+0000 or half of a surrogate pair is, which no database keeps; -1 without one. */
  public static int firstUnstorable(String text) {
    int length = text.length();
    for (int i = 0; i < length; i++) {
      if ((char) (text.charAt(i) - 1) >= Character.MIN_SURROGATE - 1) {
        return firstUnstorable(text, i); // nearly never: one comparison tells of both
      }
    }
    return -1;
  }

  private static int firstUnstorable(String text, int from) {
    int length = text.length();
    for (int i = from; i < length; i++) {
      char sign = text.charAt(i);
      if (sign == 0) {
        return i;
      }
      if (Character.isSurrogate(sign)) {
        boolean pair = Character.isHighSurrogate(sign) && i + 1 < length
            && Character.isLowSurrogate(text.charAt(i + 1));
        if (!pair) {
          return i;
        }
        i++;
      }
    }
    return -1;
  }
}
