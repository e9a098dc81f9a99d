package io.crmkit.sso.domain.json;

import io.crmkit.core.state.StateFormat;
import io.crmkit.sso.domain.model.DomainClaim;
import io.crmkit.sso.domain.model.DomainEvent;
import io.crmkit.sso.domain.model.DomainEvent.DomainClaimed;
import io.crmkit.sso.domain.model.DomainEvent.DomainConfirmed;
import io.crmkit.sso.domain.model.DomainEvent.DomainLapsed;
import io.crmkit.sso.domain.model.DomainEvent.DomainMissed;
import io.crmkit.sso.domain.model.DomainEvent.DomainReleased;
import io.crmkit.sso.domain.model.DomainEvent.DomainRouted;
import io.crmkit.sso.domain.model.DomainEvent.DomainVerified;
import io.crmkit.sso.domain.model.DomainName;

/** Claims to domains and their events in the form that is stored and published. */
public final class DomainFormats {

  public static final StateFormat<DomainName, DomainClaim, DomainEvent> DOMAIN =
      StateFormat.of("domain-claim", DomainName::new, DomainClaim.class, DomainEvent.class)
          .type(DomainClaimed.class, "domain-claim.claimed")
          .type(DomainVerified.class, "domain-claim.verified")
          .type(DomainConfirmed.class, "domain-claim.confirmed")
          .type(DomainMissed.class, "domain-claim.missed")
          .type(DomainLapsed.class, "domain-claim.lapsed")
          .type(DomainRouted.class, "domain-claim.routed")
          .type(DomainReleased.class, "domain-claim.released")
          .build(DomainEvent::at);

  private DomainFormats() {}
}
