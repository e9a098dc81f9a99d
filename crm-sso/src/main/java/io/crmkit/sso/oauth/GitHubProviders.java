package io.crmkit.sso.oauth;

import io.crmkit.core.TenantId;
import io.crmkit.sso.model.ProviderId;
import java.util.Optional;

/** Finds what tenants have set up at GitHub. Implementations are safe for concurrent use. */
@FunctionalInterface
public interface GitHubProviders {

  /** Returns a provider of the tenant that may be logged in with now. */
  Optional<GitHubProvider> find(TenantId tenant, ProviderId id);
}
