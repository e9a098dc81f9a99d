package io.crmkit.sso.model;

import io.crmkit.core.FromText;
import io.crmkit.core.Require;
import java.util.Base64;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A sealed secret in the form that stores keep: {@code v1.<key id>.<base64url without padding>}.
 *
 * @param keyId which key opens it
 * @param content base64url of what the sealer wrote; it says nothing without the key
 */
public record Sealed(String keyId, String content) {

  private static final Pattern TEXT = Pattern.compile("v1\\.([A-Za-z0-9_-]{1,64})\\.([A-Za-z0-9_-]+)");
  private static final Pattern KEY_ID = Pattern.compile("[A-Za-z0-9_-]{1,64}");

  public Sealed {
    requireKeyId(keyId);
    Require.notBlank(content, "content");
  }

  /** Returns the id of a key if it can stand in a sealed secret. */
  public static String requireKeyId(String keyId) {
    if (!KEY_ID.matcher(keyId).matches()) {
      throw new IllegalArgumentException("keyId must have 1 to 64 letters, digits, - or _ but was " + keyId);
    }
    return keyId;
  }

  /** Returns what a sealer wrote in the form that stores keep. */
  public static Sealed of(String keyId, byte[] content) {
    return new Sealed(keyId, Base64.getUrlEncoder().withoutPadding().encodeToString(content));
  }

  /** Reads what {@link #toString()} wrote. */
  @FromText
  public static Sealed parse(String text) {
    Matcher parts = TEXT.matcher(text);
    if (!parts.matches()) {
      throw new IllegalArgumentException("a sealed secret is v1.<key id>.<base64url> and not " + text.length()
          + " characters of something else");
    }
    return new Sealed(parts.group(1), parts.group(2));
  }

  /** Returns what the sealer wrote. */
  public byte[] bytes() {
    return Base64.getUrlDecoder().decode(content);
  }

  @Override
  public String toString() {
    return "v1." + keyId + "." + content;
  }
}
