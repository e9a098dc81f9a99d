package io.crmkit.approvals.model.token;

import java.util.regex.Pattern;

/**
 * All that is kept of the secret in a token: its SHA-256, from which 256 random bits cannot be had back.
 *
 * @param value 32 bytes as 43 characters of base64url
 */
public record TokenHash(String value) {

  private static final Pattern HASH = Pattern.compile("[A-Za-z0-9_-]{43}");

  public TokenHash {
    if (!HASH.matcher(value).matches()) {
      throw new IllegalArgumentException(
          "a hash has 43 characters of base64url but this text has " + value.length());
    }
  }
}
