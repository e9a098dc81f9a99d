package io.crmkit.sso.session;

import io.crmkit.core.Secret;
import io.crmkit.sso.session.model.SessionView;
import java.util.Objects;

/**
 * A session and its cookie, which is known here and in the browser alone.
 *
 * @param cookie for a cookie with {@code HttpOnly}, {@code Secure} and {@code SameSite=Lax}: {@code A-Z a-z 0-9 . _ -}
 */
public record IssuedSession(SessionView session, @Secret String cookie) {

  public IssuedSession {
    Objects.requireNonNull(session, "session");
    Objects.requireNonNull(cookie, "cookie");
  }

  /** Returns a text without the cookie. */
  @Override
  public String toString() {
    return "IssuedSession[" + session + "]";
  }
}
