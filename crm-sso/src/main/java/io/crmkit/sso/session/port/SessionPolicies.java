package io.crmkit.sso.session.port;

import io.crmkit.core.TenantId;
import io.crmkit.sso.session.model.SessionPolicy;
import java.util.Objects;

/** Says how long sessions of a tenant last. Implementations are safe for concurrent use. */
@FunctionalInterface
public interface SessionPolicies {

  SessionPolicy of(TenantId tenant);

  /** Returns the same policy for all tenants. */
  static SessionPolicies same(SessionPolicy policy) {
    Objects.requireNonNull(policy, "policy");
    return tenant -> policy;
  }
}
