package io.crmkit.sso.provider;

import io.crmkit.core.TenantId;
import io.crmkit.sso.model.ProviderId;
import io.crmkit.sso.oauth.GitHubProvider;
import io.crmkit.sso.oidc.OidcProvider;
import io.crmkit.sso.provider.model.OidcSettings;
import io.crmkit.sso.provider.model.Protocol;
import io.crmkit.sso.provider.model.Provider.Known;
import io.crmkit.sso.provider.model.ProviderDetails;
import io.crmkit.sso.provider.model.ProviderSettings;
import io.crmkit.sso.provider.model.ProviderSettings.GitHub;
import io.crmkit.sso.provider.model.ProviderSettings.Saml;
import io.crmkit.sso.provider.port.ProviderRepository;
import io.crmkit.sso.saml.model.SamlConnection;
import io.crmkit.sso.seal.SecretSealer;
import java.util.Optional;

/**
 * Finds providers in the form that logins take them: {@code providers.active()::oidc} is an {@code OidcProviders}, and so on
 * for GitHub and SAML. A provider of another protocol is not found.
 */
public final class LoginProviders {

  /** Which settings count. */
  enum Which {
    /** Those that people log in with. */
    LIVE,
    /** The newest, of drafts too: for tests. */
    NEWEST
  }

  private final ProviderRepository providers;
  private final SecretSealer sealer;
  private final Which which;

  LoginProviders(ProviderRepository providers, SecretSealer sealer, Which which) {
    this.providers = providers;
    this.sealer = sealer;
    this.which = which;
  }

  /** Returns how to speak to a provider; nothing if it cannot be logged in with. */
  public Optional<Protocol> protocol(TenantId tenant, ProviderId id) {
    return settings(tenant, id).map(ProviderSettings::protocol);
  }

  public Optional<OidcProvider> oidc(TenantId tenant, ProviderId id) {
    return settings(tenant, id).filter(OidcSettings.class::isInstance)
        .map(settings -> OAuthSettings.oidc(id, (OidcSettings) settings));
  }

  public Optional<GitHubProvider> gitHub(TenantId tenant, ProviderId id) {
    return settings(tenant, id).filter(GitHub.class::isInstance)
        .map(settings -> OAuthSettings.gitHub(id, (GitHub) settings));
  }

  /**
   * Finds a SAML provider.
   *
   * @throws io.crmkit.sso.seal.UnsealableException if a key of ours does not open
   */
  public Optional<SamlConnection> saml(TenantId tenant, ProviderId id) {
    return settings(tenant, id).filter(Saml.class::isInstance)
        .map(settings -> SamlSettings.connection(tenant, id, (Saml) settings, sealer));
  }

  private Optional<ProviderSettings> settings(TenantId tenant, ProviderId id) {
    return providers.find(tenant, id)
        .flatMap(stored -> stored.value() instanceof Known known ? Optional.of(known) : Optional.empty())
        .flatMap(known -> Optional.ofNullable(which == Which.LIVE ? known.live() : known.details()))
        .map(ProviderDetails::settings);
  }
}
