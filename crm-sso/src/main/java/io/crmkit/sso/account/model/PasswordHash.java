package io.crmkit.sso.account.model;

import io.crmkit.core.Require;
import io.crmkit.sso.model.SecretHash;
import java.util.Objects;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What a store keeps of a password: PBKDF2 with HMAC-SHA-256 (RFC 8018, section 5.2) over a salt of its own.
 *
 * @param iterations how much work it is to try one
 * @param salt 16 random bytes in base64url
 */
public record PasswordHash(int iterations, String salt, SecretHash hash) {

  private static final Pattern TEXT =
      Pattern.compile("pbkdf2-sha256\\.([1-9][0-9]{0,8})\\.([A-Za-z0-9_-]{22})\\.([A-Za-z0-9_-]{43})");
  private static final Pattern SALT = Pattern.compile("[A-Za-z0-9_-]{22}");

  public PasswordHash {
    Require.positive(iterations, "iterations");
    if (!SALT.matcher(salt).matches()) {
      throw new IllegalArgumentException("salt must have 22 characters of base64url but has " + salt.length());
    }
    Objects.requireNonNull(hash, "hash");
  }

  /** Reads what {@link #text()} wrote. */
  public static PasswordHash parse(String text) {
    Matcher parts = TEXT.matcher(text);
    if (!parts.matches()) {
      throw new IllegalArgumentException(
          "the hash of a password is pbkdf2-sha256.<iterations>.<salt>.<hash> and not %d characters of something else"
              .formatted(text.length()));
    }
    return new PasswordHash(Integer.parseInt(parts.group(1)), parts.group(2), SecretHash.parse(parts.group(3)));
  }

  /** Returns the text that a store keeps. */
  public String text() {
    return "pbkdf2-sha256." + iterations + "." + salt + "." + hash;
  }

  /** Shows nothing that a password could be tried on. */
  @Override
  public String toString() {
    return "PasswordHash[%d]".formatted(iterations);
  }
}
