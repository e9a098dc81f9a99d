package io.crmkit.dedupe.model;

import java.util.HexFormat;

/** Hashes as documents have them: 16 hexadecimal digits. */
final class Hashes {

  private static final int DIGITS = 16;

  private Hashes() {}

  static void check(String hash) {
    if (hash.length() != DIGITS || !isHexadecimal(hash)) {
      throw new IllegalArgumentException("a hash is 16 hexadecimal digits but was '%s'".formatted(hash));
    }
  }

  private static boolean isHexadecimal(String hash) {
    for (int i = 0; i < hash.length(); i++) {
      if (!HexFormat.isHexDigit(hash.charAt(i))) {
        return false;
      }
    }
    return true;
  }
}
