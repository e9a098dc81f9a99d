package io.crmkit.sso.signon;

import io.crmkit.core.TenantId;
import io.crmkit.sso.audit.SecurityEvent;
import io.crmkit.sso.audit.SecurityEvent.Kind;
import io.crmkit.sso.audit.SecurityEvents;
import io.crmkit.sso.model.Client;
import io.crmkit.sso.model.ProviderId;
import io.crmkit.sso.model.SsoRefusal;
import io.crmkit.sso.model.UserId;
import io.crmkit.sso.provider.LoginStatistics;
import io.crmkit.sso.session.model.Login;
import io.crmkit.sso.session.model.SessionView;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** What a sign-on tells the audit trail: never a cookie, a code, a token, or an address. */
record SignOnTrail(SecurityEvents events, Clock clock) {

  void started(TenantId tenant, ProviderId provider, Client client) {
    events.append(tenant, about(Kind.LOGIN_STARTED, provider, client).build());
  }

  /**
   * Tells of a login that is complete, its second factor included.
   *
   * @param begunAt when it was begun here; null where that is not known
   */
  void succeeded(TenantId tenant, SessionView session, @Nullable Instant begunAt, Client client) {
    Login login = session.start().login();
    ProviderId provider = login == null || login.provider() == null ? null : login.provider().provider();
    SecurityEvent.Builder event = about(Kind.LOGIN_SUCCEEDED, provider, client)
        .user(session.user()).session(session.id().value());
    if (begunAt != null) {
      // Another machine, whose clock is ahead, may have begun it.
      long millis = Math.max(0, Duration.between(begunAt, clock.instant()).toMillis());
      event.detail(LoginStatistics.MILLIS, Long.toString(millis));
    }
    events.append(tenant, event.build());
  }

  /**
   * Tells of a login that came to nothing.
   *
   * @param provider null for one that the tenant does not have, whose name a stranger chose
   */
  void refused(TenantId tenant, @Nullable ProviderId provider, @Nullable UserId user, SsoRefusal why, Client client) {
    events.append(tenant, about(Kind.LOGIN_REFUSED, provider, client).user(user).reason(why.code()).build());
  }

  void loggedOut(TenantId tenant, ProviderId provider, String how, int sessions, Client client) {
    events.append(tenant, about(Kind.LOGOUT_RECEIVED, provider, client)
        .detail("how", how).detail("sessions", Integer.toString(sessions)).build());
  }

  void logoutRefused(TenantId tenant, @Nullable ProviderId provider, String how, SsoRefusal why, Client client) {
    events.append(tenant, about(Kind.LOGOUT_REFUSED, provider, client).detail("how", how).reason(why.code()).build());
  }

  private SecurityEvent.Builder about(Kind kind, @Nullable ProviderId provider, Client client) {
    return SecurityEvent.builder(kind, clock.instant()).provider(provider).client(client);
  }
}
