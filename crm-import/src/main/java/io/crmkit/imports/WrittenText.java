package io.crmkit.imports;

/** A text as it is written into a file that is to be read again: without what no file may hold, and of bounded length. */
final class WrittenText {

  private static final String CUT = "…";

  private WrittenText() {}

  /** Returns the text with U+FFFD for each NUL, cut behind so many bytes. */
  static String of(String text, long most) {
    long bytes = 0;
    for (int i = 0; i < text.length(); i++) {
      bytes += bytes(text.charAt(i));
      if (bytes > most) {
        int end = i > 0 && Character.isHighSurrogate(text.charAt(i - 1)) ? i - 1 : i;
        return text.substring(0, end).replace('\0', '\ufffd') + CUT;
      }
    }
    return text.replace('\0', '\ufffd');
  }

  /** Returns how many bytes the text has at most in UTF-8 between quotes. */
  static long bytes(String text) {
    long bytes = 0;
    for (int i = 0; i < text.length(); i++) {
      bytes += bytes(text.charAt(i));
    }
    return bytes;
  }

  /** A quote is written twice; NUL becomes a sign of three bytes. */
  private static int bytes(char sign) {
    if (sign == '"') {
      return 2;
    }
    return sign == 0 || sign >= 0x800 ? 3 : sign < 0x80 ? 1 : 2;
  }
}
