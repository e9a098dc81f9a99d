package io.crmkit.sso.session;

import io.crmkit.core.StaleWriteException;
import io.crmkit.core.TenantId;
import io.crmkit.core.state.Aggregates;
import io.crmkit.sso.model.Client;
import io.crmkit.sso.model.SsoRefusal;
import io.crmkit.sso.session.model.EndReason;
import io.crmkit.sso.session.model.SeenSession;
import io.crmkit.sso.session.model.Session;
import io.crmkit.sso.session.model.Session.Open;
import io.crmkit.sso.session.model.SessionCommand;
import io.crmkit.sso.session.model.SessionCommand.End;
import io.crmkit.sso.session.model.SessionEvent;
import io.crmkit.sso.session.model.SessionId;
import io.crmkit.sso.session.model.SessionReason;
import io.crmkit.sso.session.model.SessionRules;
import java.time.Instant;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** Finds the session that a cookie opens, and notes down that it was used, or that it is over. */
record CookieCheck(
    SessionPorts ports, Aggregates<SessionId, Session, SessionCommand, SessionEvent> aggregates, SessionTrail trail) {

  /** The session that a cookie opens, or why it opens none. */
  record Answer(@Nullable SeenSession seen, @Nullable SsoRefusal refusal) {

    static Answer refused(SessionReason reason, String message) {
      return new Answer(null, new SsoRefusal(reason, message));
    }

    SeenSession session() {
      return Objects.requireNonNull(seen, "seen");
    }

    Open open() {
      return (Open) session().stored().value();
    }
  }

  Answer check(TenantId tenant, @Nullable String text, Client client, Instant now) {
    SessionCookie cookie = SessionCookie.parse(text);
    if (cookie == null) {
      return Answer.refused(SessionReason.SESSION_UNKNOWN, "There is no cookie, or it is none of a session. Log in.");
    }
    if (!cookie.isOf(tenant)) {
      return Answer.refused(SessionReason.TENANT_MISMATCH,
          "The cookie of the session %s is not of the tenant %s.".formatted(cookie.id(), tenant.value()));
    }
    SeenSession seen = ports.sessions().seen(tenant, cookie.id()).orElse(null);
    if (seen == null) {
      return Answer.refused(SessionReason.SESSION_UNKNOWN, "No session has this cookie. Log in.");
    }
    SsoRefusal refusal = SessionRules.judge(seen.stored().value(), cookie.hash(tenant), seen.lastSeen(), now);
    return refusal == null ? touched(tenant, seen, now) : refused(tenant, client, seen, refusal, now);
  }

  /**
   * A cookie whose secret is not proved is not worth a line in the audit trail, or a stranger could fill it. Nor is one of a
   * session that ran out: pages that are still open show it for hours, and such refusals would count as an attack.
   */
  private Answer refused(TenantId tenant, Client client, SeenSession seen, SsoRefusal refusal, Instant now) {
    SessionReason reason = (SessionReason) refusal.reason();
    if (reason == SessionReason.SESSION_ROTATED || reason == SessionReason.SESSION_REVOKED) {
      trail.refused(tenant, client, seen.id(), reason);
    } else if (reason != SessionReason.SESSION_UNKNOWN) {
      endByTheClock(tenant, seen, now);
    }
    return new Answer(null, refusal);
  }

  private Answer touched(TenantId tenant, SeenSession seen, Instant now) {
    if (now.isBefore(seen.lastSeen().plus(ports.policies().of(tenant).touchEvery()))) {
      return new Answer(seen, null);
    }
    ports.sessions().touch(tenant, seen.id(), now);
    return new Answer(new SeenSession(seen.id(), seen.stored(), now), null);
  }

  /** Notes down the end of a session that is over by the clock, unless that was done before. */
  void endByTheClock(TenantId tenant, SeenSession seen, Instant now) {
    if (!(seen.stored().value() instanceof Open open)) {
      return;
    }
    EndReason reason = open.start().overAt(seen.lastSeen(), now);
    if (reason != null) {
      try {
        aggregates.handle(tenant, seen.id(), seen.stored().version(), new End(reason, null, now)).orElseThrow();
        trail.ended(tenant, Sessions.view(seen), reason, now);
      } catch (StaleWriteException alreadyNoted) {
        // somebody else ended it, or saw that it is over, at the same time
      }
    }
  }
}
