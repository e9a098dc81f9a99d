package io.crmkit.sso.signon.port;

import io.crmkit.core.TenantId;
import io.crmkit.sso.model.ProviderId;
import io.crmkit.sso.saml.model.SamlConnection;
import io.crmkit.sso.signon.model.SignOnProvider;
import java.util.Optional;

/** Finds the providers that tenants have set up, whatever their protocol. Implementations are safe for concurrent use. */
public interface SignOnProviders {

  /** Returns a provider of the tenant that may be logged in with now, or be logged out from. */
  Optional<SignOnProvider> find(TenantId tenant, ProviderId id);

  /** Returns how a provider that speaks SAML is set up. */
  Optional<SamlConnection> saml(TenantId tenant, ProviderId id);
}
