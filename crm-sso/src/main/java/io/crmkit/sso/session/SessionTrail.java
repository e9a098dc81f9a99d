package io.crmkit.sso.session;

import io.crmkit.core.TenantId;
import io.crmkit.sso.audit.SecurityEvent;
import io.crmkit.sso.audit.SecurityEvent.Kind;
import io.crmkit.sso.audit.SecurityEvents;
import io.crmkit.sso.model.Client;
import io.crmkit.sso.session.model.EndReason;
import io.crmkit.sso.session.model.Login;
import io.crmkit.sso.session.model.ProviderSession;
import io.crmkit.sso.session.model.SessionId;
import io.crmkit.sso.session.model.SessionReason;
import io.crmkit.sso.session.model.SessionView;
import java.time.Clock;
import java.time.Instant;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** What sessions tell the audit trail. */
record SessionTrail(SecurityEvents events, Clock clock) {

  void started(TenantId tenant, SessionView session, @Nullable SessionId before) {
    SecurityEvent.Builder event = about(Kind.SESSION_STARTED, session, session.start().at());
    events.append(tenant, before == null ? event.build() : event.detail("rotated", before.value()).build());
  }

  void ended(TenantId tenant, SessionView session, EndReason reason, Instant at) {
    if (session.start().login() != null) {
      events.append(tenant, about(Kind.SESSION_ENDED, session, at)
          .detail("why", reason.name().toLowerCase(Locale.ROOT).replace('_', '-')).build());
    }
  }

  void refused(TenantId tenant, Client client, SessionId id, SessionReason reason) {
    events.append(tenant, SecurityEvent.builder(Kind.SESSION_REFUSED, clock.instant()).client(client)
        .session(id.value()).reason(reason.code()).build());
  }

  private static SecurityEvent.Builder about(Kind kind, SessionView session, Instant at) {
    Login login = session.start().login();
    ProviderSession provider = login == null ? null : login.provider();
    return SecurityEvent.builder(kind, at).client(session.start().client()).session(session.id().value())
        .user(login == null ? null : login.user()).provider(provider == null ? null : provider.provider());
  }
}
