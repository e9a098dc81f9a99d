package io.crmkit.sso.oauth;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.security.SecureRandom;
import java.util.Arrays;
import java.util.Base64;

/** Random texts, and what a store may know of them. */
final class Digests {

  private static final int SECRET_BYTES = 32;
  private static final int TAG_BYTES = 12;
  private static final Base64.Encoder ENCODER = Base64.getUrlEncoder().withoutPadding();

  private Digests() {}

  /** Returns 256 random bits as 43 characters of base64url. */
  static String random(SecureRandom random) {
    byte[] bytes = new byte[SECRET_BYTES];
    random.nextBytes(bytes);
    return ENCODER.encodeToString(bytes);
  }

  /** Returns the SHA-256 of a text as 43 characters of base64url. */
  static String sha256(String text) {
    return ENCODER.encodeToString(digest(text));
  }

  /** Returns 96 bits of the SHA-256 of both texts as 16 characters. */
  static String tag(String first, String second) {
    return ENCODER.encodeToString(Arrays.copyOf(digest(first.length() + ":" + first + second), TAG_BYTES));
  }

  /** Compares in a time that tells nothing of where texts differ. */
  static boolean equal(String first, String second) {
    return MessageDigest.isEqual(first.getBytes(StandardCharsets.UTF_8), second.getBytes(StandardCharsets.UTF_8));
  }

  private static byte[] digest(String text) {
    try {
      return MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java platform has SHA-256", e);
    }
  }
}
