package io.crmkit.sso.provider.model;

import io.crmkit.core.Require;
import org.jspecify.annotations.Nullable;

/**
 * Where the host takes the messages of one provider of one tenant, and of no other (RFC 9700, section 4.4.2). They are
 * written down when a provider is set up, since they are registered at the provider character by character.
 *
 * @param redirectUri where codes come to
 * @param entityId the name by which a SAML provider knows the host
 * @param assertionConsumer where SAML responses are posted
 * @param logout where SAML logout messages come to; null if single logout is off
 */
public record ProviderPlaces(
    String redirectUri, String entityId, String assertionConsumer, @Nullable String logout) {

  public ProviderPlaces {
    Require.notBlank(redirectUri, "redirectUri");
    Require.notBlank(entityId, "entityId");
    Require.notBlank(assertionConsumer, "assertionConsumer");
  }

  /** Returns places below an address: {@code …/callback}, {@code …/metadata}, {@code …/acs}, {@code …/logout}. */
  public static ProviderPlaces below(String address) {
    return new ProviderPlaces(
        address + "/callback", address + "/metadata", address + "/acs", address + "/logout");
  }
}
