package io.crmkit.sso.oauth;

import io.crmkit.core.Secret;
import java.security.SecureRandom;
import java.util.Optional;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * What a cookie holds so that a login ends in the browser that began it. The host sets it before the redirect: {@code __Host-}
 * in front of its name, Secure, HttpOnly, and SameSite=Lax; or None for a provider that answers by form post, since a post from
 * another site carries no Lax cookie. One secret may serve several logins side by side, and what one of them needs it needs.
 *
 * @param value 43 characters of base64url
 */
public record BrowserSecret(@Secret String value) {

  private static final Pattern TEXT = Pattern.compile("[A-Za-z0-9_-]{43}");

  public BrowserSecret {
    if (!TEXT.matcher(value).matches()) {
      throw new IllegalArgumentException("a browser secret has 43 characters of base64url");
    }
  }

  /** Makes a secret for a browser that has none yet. */
  public static BrowserSecret random(SecureRandom random) {
    return new BrowserSecret(Digests.random(random));
  }

  /** Reads a cookie; nothing if the browser sent none, or one that is not ours. */
  public static Optional<BrowserSecret> ofCookie(@Nullable String cookie) {
    return cookie != null && TEXT.matcher(cookie).matches() ? Optional.of(new BrowserSecret(cookie)) : Optional.empty();
  }

  String hash() {
    return Digests.sha256(value);
  }

  @Override
  public String toString() {
    return "BrowserSecret[]";
  }
}
