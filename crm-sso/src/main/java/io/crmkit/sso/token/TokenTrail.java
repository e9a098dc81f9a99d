package io.crmkit.sso.token;

import io.crmkit.core.TenantId;
import io.crmkit.sso.audit.SecurityEvent;
import io.crmkit.sso.audit.SecurityEvent.Kind;
import io.crmkit.sso.audit.SecurityEvents;
import io.crmkit.sso.model.Client;
import io.crmkit.sso.model.SsoRefusal;
import io.crmkit.sso.token.model.FamilyId;
import io.crmkit.sso.token.model.Grant;
import io.crmkit.sso.token.model.RefreshFamily.Cause;
import java.time.Clock;
import java.util.Locale;

/** What is told of tokens: who got one, who was refused, and which login ended why. */
final class TokenTrail {

  private static final String FAMILY = "family";

  private final SecurityEvents events;
  private final Clock clock;

  TokenTrail(SecurityEvents events, Clock clock) {
    this.events = events;
    this.clock = clock;
  }

  void issued(TenantId tenant, Client from, Grant grant, FamilyId family) {
    events.append(tenant, about(Kind.TOKEN_ISSUED, from, grant).detail(FAMILY, family.value()).build());
  }

  void refreshed(TenantId tenant, Client from, Grant grant, FamilyId family) {
    events.append(tenant, about(Kind.TOKEN_REFRESHED, from, grant).detail(FAMILY, family.value()).build());
  }

  void refused(TenantId tenant, Client from, Grant grant, SsoRefusal refusal) {
    events.append(tenant, about(Kind.TOKEN_REFUSED, from, grant).reason(refusal.code()).build());
  }

  /** A token that was used twice is told first, and then that its family ended; whether its session did is for others to say. */
  void ended(TenantId tenant, Client from, Grant grant, FamilyId family, Cause cause) {
    if (cause == Cause.REUSE) {
      events.append(tenant, about(Kind.REFRESH_REUSED, from, grant).detail(FAMILY, family.value()).build());
      events.append(tenant, about(Kind.FAMILY_REVOKED, from, grant).detail(FAMILY, family.value()).build());
    } else {
      ended(Kind.FAMILY_ENDED, tenant, from, grant, family, cause);
    }
  }

  void endedWithItsSession(TenantId tenant, Client from, Grant grant, FamilyId family) {
    ended(Kind.SESSION_ENDED, tenant, from, grant, family, Cause.LOGOUT);
  }

  private void ended(Kind kind, TenantId tenant, Client from, Grant grant, FamilyId family, Cause cause) {
    events.append(tenant, about(kind, from, grant).detail(FAMILY, family.value())
        .detail("cause", cause.name().toLowerCase(Locale.ROOT)).build());
  }

  private SecurityEvent.Builder about(Kind kind, Client from, Grant grant) {
    return SecurityEvent.builder(kind, clock.instant()).client(from)
        .user(grant.user()).session(grant.session()).detail("client", grant.client());
  }
}
