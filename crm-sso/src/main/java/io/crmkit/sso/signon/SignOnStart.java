package io.crmkit.sso.signon;

import io.crmkit.core.Secret;
import java.util.Objects;

/**
 * A login that was begun.
 *
 * @param cookie for a cookie of this browser with HttpOnly and Secure, which {@link Browser#login} brings back; the one that
 *     the browser had, if it had one
 * @param sameSite what the cookie needs so that it comes along with the answer
 * @param departure where the browser goes now
 */
public record SignOnStart(@Secret String cookie, SameSite sameSite, Departure departure) {

  /** The attribute of the cookie (RFC 6265bis, section 5.5.7). */
  public enum SameSite {
    /** The answer comes by a redirect. */
    LAX,
    /**
     * The answer is posted from the provider's page, along with which no Lax cookie comes; or the browser had the cookie before, and
     * another login of it may wait for such an answer.
     */
    NONE
  }

  public SignOnStart {
    Objects.requireNonNull(cookie, "cookie");
    Objects.requireNonNull(sameSite, "sameSite");
    Objects.requireNonNull(departure, "departure");
  }

  /** No browser says which attributes a cookie has that it sends, and to be set again would take None from it. */
  SignOnStart besideOthers() {
    return new SignOnStart(cookie, SameSite.NONE, departure);
  }

  /** Returns a text without the cookie. */
  @Override
  public String toString() {
    return "SignOnStart[%s, %s]".formatted(sameSite, departure);
  }
}
