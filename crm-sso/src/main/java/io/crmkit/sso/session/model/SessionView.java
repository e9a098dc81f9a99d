package io.crmkit.sso.session.model;

import io.crmkit.sso.model.PassedFactor;
import io.crmkit.sso.model.UserId;
import java.time.Instant;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * An open session as hosts see it, without anything of its cookie.
 *
 * @param lastSeen when it was last used, to the minute or whatever the policy writes down
 * @param passed the second factor that was passed; null for none
 */
public record SessionView(SessionId id, SessionStart start, Instant lastSeen, @Nullable PassedFactor passed) {

  public SessionView {
    Objects.requireNonNull(id, "id");
    Objects.requireNonNull(start, "start");
    Objects.requireNonNull(lastSeen, "lastSeen");
  }

  /**
   * Returns whose session it is.
   *
   * @throws IllegalStateException if it is one before the login
   */
  public UserId user() {
    Login login = start.login();
    if (login == null) {
      throw new IllegalStateException("nobody has logged in in the session " + id);
    }
    return login.user();
  }
}
