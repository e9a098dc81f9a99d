package io.crmkit.sso.saml.port;

import io.crmkit.core.TenantId;
import io.crmkit.sso.model.ProviderId;
import io.crmkit.sso.saml.model.SamlConnection;
import java.util.Optional;

/** Finds the SAML providers that tenants have set up. */
@FunctionalInterface
public interface SamlConnections {

  /** Returns a connection of the tenant that may be logged in with now. */
  Optional<SamlConnection> find(TenantId tenant, ProviderId id);
}
