package io.crmkit.sso.mfa;

import io.crmkit.core.Secret;
import java.security.SecureRandom;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * A new set of backup codes, shown once.
 *
 * @param codes ten, such as {@code 7k3nm-0xq4z}: 50 random bits each, in the letters and digits of Crockford's Base32,
 *     which has no I, L, O and U
 */
public record BackupCodes(@Secret List<String> codes) {

  private static final int COUNT = 10;
  private static final int HALF = 5;
  private static final String ALPHABET = "0123456789abcdefghjkmnpqrstvwxyz";

  public BackupCodes {
    codes = List.copyOf(codes);
  }

  static BackupCodes draw(SecureRandom random) {
    return new BackupCodes(Stream.generate(() -> half(random) + "-" + half(random)).distinct().limit(COUNT).toList());
  }

  private static String half(SecureRandom random) {
    StringBuilder half = new StringBuilder();
    for (int at = 0; at < HALF; at++) {
      half.append(ALPHABET.charAt(random.nextInt(ALPHABET.length())));
    }
    return half.toString();
  }

  /** Returns a presented code in the one form that is hashed, or null if it cannot be one; case and the dash do not matter. */
  static @Nullable String normal(String presented) {
    if (presented.length() > 2 * HALF + 1) {
      return null;
    }
    String text = presented.toLowerCase(Locale.ROOT).replace("-", "")
        .replace('o', '0').replace('i', '1').replace('l', '1');
    return text.length() == 2 * HALF && text.chars().allMatch(each -> ALPHABET.indexOf(each) >= 0)
        ? text.substring(0, HALF) + "-" + text.substring(HALF)
        : null;
  }

  /** Returns a text without the codes. */
  @Override
  public String toString() {
    return "BackupCodes[" + codes.size() + "]";
  }
}
