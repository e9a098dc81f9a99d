package io.crmkit.sso.provider.model;

import io.crmkit.core.naming.JsonName;
import io.crmkit.sso.saml.model.AttributeNames;
import io.crmkit.sso.saml.model.IdentityProvider;
import io.crmkit.sso.saml.model.SamlPolicy;
import java.net.URI;
import java.util.List;
import java.util.Objects;
import java.util.Optional;

/** Everything that a login with a provider needs; secrets are sealed. */
public sealed interface ProviderSettings permits OidcSettings, ProviderSettings.GitHub, ProviderSettings.Saml {

  /** Returns what tells the provider from every other in the world. */
  ProviderIdentity identity();

  /** Returns as what one may be held still that was activated before there was one text for all spellings; nothing if that is none. */
  default Optional<ProviderIdentity> formerIdentity() {
    return Optional.empty();
  }

  Protocol protocol();

  /**
   * GitHub, or a GitHub Enterprise Server.
   *
   * @param site without a slash at the end
   * @param api without a slash at the end
   */
  @JsonName("github")
  record GitHub(OAuthApp app, URI site, URI api) implements ProviderSettings {

    public GitHub {
      Objects.requireNonNull(app, "app");
      Objects.requireNonNull(site, "site");
      Objects.requireNonNull(api, "api");
    }

    @Override
    public ProviderIdentity identity() {
      return ProviderIdentity.gitHub(site.toString(), app.clientId());
    }

    @Override
    public Protocol protocol() {
      return Protocol.GITHUB;
    }
  }

  /**
   * A provider of SAML.
   *
   * @param us where the host takes messages
   * @param keys the key pairs of the host, in the order of preference
   */
  record Saml(
      IdentityProvider idp, MetadataSource source, ProviderPlaces us, List<ServiceKeyRecord> keys, SamlPolicy policy,
      AttributeNames names) implements ProviderSettings {

    public Saml {
      Objects.requireNonNull(idp, "idp");
      Objects.requireNonNull(source, "source");
      Objects.requireNonNull(us, "us");
      keys = List.copyOf(keys);
      Objects.requireNonNull(policy, "policy");
      Objects.requireNonNull(names, "names");
      if (keys.stream().map(ServiceKeyRecord::id).distinct().count() < keys.size()) {
        throw new IllegalArgumentException("keys must have ids of their own but are " + keys);
      }
    }

    /** Returns settings without keys of ours, with a strict policy and the usual names of attributes. */
    public static Saml of(IdentityProvider idp, MetadataSource source, ProviderPlaces us) {
      return new Saml(idp, source, us, List.of(), SamlPolicy.STRICT, AttributeNames.COMMON);
    }

    public Saml withPolicy(SamlPolicy newPolicy) {
      return new Saml(idp, source, us, keys, newPolicy, names);
    }

    public Saml withNames(AttributeNames newNames) {
      return new Saml(idp, source, us, keys, policy, newNames);
    }

    public Saml withKeys(List<ServiceKeyRecord> newKeys) {
      return new Saml(idp, source, us, newKeys, policy, names);
    }

    /** Whether metadata of an entity that were read at a place are newer ones of these settings. */
    public boolean isDescribedBy(IdentityProvider entity, MetadataSource place) {
      return idp.entityId().equals(entity.entityId()) && source.isSamePlace(place);
    }

    Saml withMetadata(IdentityProvider newIdp, MetadataSource newSource) {
      return new Saml(newIdp, newSource, us, keys, policy, names);
    }

    @Override
    public ProviderIdentity identity() {
      return ProviderIdentity.saml(idp.entityId());
    }

    @Override
    public Protocol protocol() {
      return Protocol.SAML;
    }
  }
}
