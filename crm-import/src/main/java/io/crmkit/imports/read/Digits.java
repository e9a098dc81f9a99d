package io.crmkit.imports.read;

import org.jspecify.annotations.Nullable;

/** Whole numbers as the parts of a workbook write them. */
final class Digits {

  private static final int MOST = 10;

  private Digits() {}

  /** Returns a number of up to ten digits; -1 for everything else. */
  static long number(@Nullable CharSequence digits) {
    if (digits == null || digits.length() == 0 || digits.length() > MOST) {
      return -1;
    }
    long value = 0;
    for (int i = 0; i < digits.length(); i++) {
      char sign = digits.charAt(i);
      if (sign < '0' || sign > '9') {
        return -1;
      }
      value = value * 10 + sign - '0';
    }
    return value;
  }
}
