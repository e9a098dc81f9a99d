package io.crmkit.imports.row;

/** How long a value may become: rules that lengthen one must not fill the memory. */
final class Bounds {

  /** In UTF-16 units. */
  static final int LONGEST = 1 << 20;

  private Bounds() {}

  static void check(int length) throws Unfit {
    if (length > LONGEST) {
      throw new Unfit("import.rule.too-long", "The value becomes longer than %d characters.".formatted(LONGEST));
    }
  }

  static String replace(String text, String part, String with) throws Unfit {
    int found = text.indexOf(part);
    if (found < 0) {
      return text;
    }
    StringBuilder out = new StringBuilder(text.length());
    int start = 0;
    for (; found >= 0; found = text.indexOf(part, start)) {
      out.append(text, start, found).append(with);
      check(out.length());
      start = found + part.length();
    }
    return out.append(text, start, text.length()).toString();
  }
}
