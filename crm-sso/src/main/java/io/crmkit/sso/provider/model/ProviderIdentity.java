package io.crmkit.sso.provider.model;

import io.crmkit.core.Require;
import io.crmkit.core.Scalar;

/**
 * What tells a provider from every other in the world: the entity ID of SAML, or issuer and client id. While a provider is set
 * up by one tenant for logins, no other tenant may have it (ASVS 8.4.1).
 *
 * @param value protocol, then what names the provider, parted by spaces
 */
@Scalar
public record ProviderIdentity(String value) {

  public ProviderIdentity {
    Require.notBlank(value, "value");
  }

  static ProviderIdentity saml(String entityId) {
    return new ProviderIdentity("saml " + entityId);
  }

  static ProviderIdentity oidc(String issuer, String clientId) {
    return new ProviderIdentity("oidc " + issuer + " " + clientId);
  }

  static ProviderIdentity gitHub(String site, String clientId) {
    return new ProviderIdentity("github " + site + " " + clientId);
  }

  @Override
  public String toString() {
    return value;
  }
}
