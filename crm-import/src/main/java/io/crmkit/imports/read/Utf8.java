package io.crmkit.imports.read;

/**
 * Well-formed UTF-8, byte by byte.
 *
 * <p>Source: The Unicode Standard 15.0, table 3-7: no overlong forms, no surrogates, nothing above U+10FFFF.
 */
final class Utf8 {

  private Utf8() {}

  /** Returns where the first sequence begins that is not well-formed, or -1. */
  static int firstBad(byte[] bytes, int from, int to) {
    int at = from;
    while (at < to) {
      if (bytes[at] >= 0) {
        at++;
        continue;
      }
      int length = length(bytes, at, to);
      if (length == 0) {
        return at;
      }
      at += length;
    }
    return -1;
  }

  /** Returns the length of all but a sequence that the end cuts off. */
  static int wholeLength(byte[] bytes) {
    for (int last = 1; last <= Math.min(3, bytes.length); last++) {
      int lead = bytes[bytes.length - last] & 0xff;
      if ((lead & 0xc0) != 0x80) {
        return length(lead) > last ? bytes.length - last : bytes.length;
      }
    }
    return bytes.length;
  }

  /** Returns how many bytes the sequence has that begins here, or 0 if it is not well-formed. */
  private static int length(byte[] bytes, int at, int to) {
    int lead = bytes[at] & 0xff;
    int length = length(lead);
    if (length == 0 || at + length > to || !second(lead, bytes[at + 1] & 0xff)) {
      return 0;
    }
    for (int i = 2; i < length; i++) {
      if ((bytes[at + i] & 0xc0) != 0x80) {
        return 0;
      }
    }
    return length;
  }

  /** Returns how many bytes a sequence has that begins with this one, or 0 if none of two or more does. */
  private static int length(int lead) {
    return lead >= 0xc2 && lead <= 0xdf ? 2 : lead >= 0xe0 && lead <= 0xef ? 3 : lead >= 0xf0 && lead <= 0xf4 ? 4 : 0;
  }

  private static boolean second(int lead, int next) {
    int lowest = lead == 0xe0 ? 0xa0 : lead == 0xf0 ? 0x90 : 0x80;
    int highest = lead == 0xed ? 0x9f : lead == 0xf4 ? 0x8f : 0xbf;
    return next >= lowest && next <= highest;
  }
}
