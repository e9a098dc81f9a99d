package io.crmkit.sso.signon.port;

import io.crmkit.core.TenantId;
import io.crmkit.sso.model.ProviderId;
import io.crmkit.sso.signon.model.SignOnPolicy;

/** Says what holds for the logins of each provider of a tenant. Implementations are safe for concurrent use. */
@FunctionalInterface
public interface SignOnPolicies {

  SignOnPolicy of(TenantId tenant, ProviderId provider);
}
