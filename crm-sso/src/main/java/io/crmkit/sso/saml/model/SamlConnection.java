package io.crmkit.sso.saml.model;

import io.crmkit.sso.model.ProviderId;
import java.util.Objects;

/**
 * One provider as a tenant has set it up.
 *
 * @param provider its id within the tenant
 * @param us the host's side
 * @param idp the provider's side
 */
public record SamlConnection(
    ProviderId provider, ServiceProvider us, IdentityProvider idp, SamlPolicy policy, AttributeNames names) {

  public SamlConnection {
    Objects.requireNonNull(provider, "provider");
    Objects.requireNonNull(us, "us");
    Objects.requireNonNull(idp, "idp");
    Objects.requireNonNull(policy, "policy");
    Objects.requireNonNull(names, "names");
  }

  public static SamlConnection of(ProviderId provider, ServiceProvider us, IdentityProvider idp, SamlPolicy policy) {
    return new SamlConnection(provider, us, idp, policy, AttributeNames.COMMON);
  }
}
