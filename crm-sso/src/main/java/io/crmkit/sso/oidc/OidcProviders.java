package io.crmkit.sso.oidc;

import io.crmkit.core.TenantId;
import io.crmkit.sso.model.ProviderId;
import java.util.Optional;

/** Finds the OpenID Connect providers that tenants have set up. Implementations are safe for concurrent use. */
@FunctionalInterface
public interface OidcProviders {

  /** Returns a provider of the tenant that may be logged in with now. */
  Optional<OidcProvider> find(TenantId tenant, ProviderId id);
}
