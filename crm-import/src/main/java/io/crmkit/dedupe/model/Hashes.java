package io.crmkit.dedupe.model;

/** Hashes as documents have them: 16 hexadecimal digits. */
final class Hashes {

  private static final int DIGITS = 16;

  private Hashes() {}

  static void check(String hash) {
    if (hash.length() != DIGITS || !hash.chars().allMatch(each -> each < 128 && Character.digit(each, 16) >= 0)) {
      throw new IllegalArgumentException("a hash is 16 hexadecimal digits but was '%s'".formatted(hash));
    }
  }
}
