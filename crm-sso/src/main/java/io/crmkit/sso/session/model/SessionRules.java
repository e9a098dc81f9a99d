package io.crmkit.sso.session.model;

import io.crmkit.sso.model.SecretHash;
import io.crmkit.sso.model.SsoRefusal;
import io.crmkit.sso.session.model.Session.Ended;
import io.crmkit.sso.session.model.Session.Open;
import java.time.Instant;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * What a cookie is good for. The secret is looked at first: nobody without it learns anything of a session, not even
 * that there is one.
 */
public final class SessionRules {

  private SessionRules() {}

  /** Returns why a presented secret does not open a session at {@code now}, or null if it does. */
  public static @Nullable SsoRefusal judge(Session state, SecretHash presented, Instant lastSeen, Instant now) {
    Open open = state instanceof Ended ended ? ended.before() : state instanceof Open there ? there : null;
    if (open == null) {
      return unknown();
    }
    if (!open.hash().equals(presented)) {
      return open.former().contains(presented)
          ? new SsoRefusal(SessionReason.SESSION_ROTATED,
              "The cookie is from before the second factor; another one took its place then.")
          : unknown();
    }
    if (state instanceof Ended ended) {
      return over(ended);
    }
    EndReason over = open.start().overAt(lastSeen, now);
    return over == null ? null : byTheClock(open.start(), over, lastSeen);
  }

  /** Returns why an open session does not stand for a user who is who they say, or null if it does. */
  public static @Nullable SsoRefusal complete(Open open) {
    if (open.start().login() == null) {
      return loginRequired();
    }
    return open.isComplete() ? null : new SsoRefusal(SessionReason.FACTOR_REQUIRED,
        "The login asks for a second factor, which has not been passed yet.");
  }

  static SsoRefusal unknown() {
    return new SsoRefusal(SessionReason.SESSION_UNKNOWN, "No session has this cookie. Log in.");
  }

  static SsoRefusal loginRequired() {
    return new SsoRefusal(SessionReason.LOGIN_REQUIRED, "Nobody has logged in in this session.");
  }

  static SsoRefusal over(Ended ended) {
    if (ended.reason() == EndReason.ROTATED) {
      return new SsoRefusal(SessionReason.SESSION_ROTATED,
          "The session is from before a login; another one took its place at " + ended.at() + ".");
    }
    return new SsoRefusal(ended.reason().refusal(), "The session ended at %s (%s). Log in again.".formatted(
        ended.at(), ended.reason().name().toLowerCase(Locale.ROOT).replace('_', ' ')));
  }

  private static SsoRefusal byTheClock(SessionStart start, EndReason over, Instant lastSeen) {
    return over == EndReason.IDLE
        ? new SsoRefusal(SessionReason.SESSION_IDLE, "The session was last used at %s and lives %s without a request."
            .formatted(lastSeen, start.idle()))
        : new SsoRefusal(SessionReason.SESSION_ABSOLUTE,
            "The session could last from %s to %s.".formatted(start.at(), start.endsAt()));
  }
}
