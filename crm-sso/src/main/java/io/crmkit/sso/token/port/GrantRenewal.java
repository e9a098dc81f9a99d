package io.crmkit.sso.token.port;

import io.crmkit.core.TenantId;
import io.crmkit.sso.model.Verdict;
import io.crmkit.sso.token.model.Grant;
import java.time.Instant;

/**
 * Says what a login still gives when its tokens are refreshed: the roles of today, or a refusal for a user who was
 * disabled or a session that is over. Implementations are safe for concurrent use.
 */
@FunctionalInterface
public interface GrantRenewal {

  Verdict<Grant> renew(TenantId tenant, Grant grant, Instant now);

  /** Gives what was given at the login, for hosts whose roles only change with a new one. */
  static GrantRenewal unchanged() {
    return (tenant, grant, now) -> Verdict.accept(grant);
  }
}
