package io.crmkit.sso.provider;

import io.crmkit.sso.jose.JwsAlgorithm;
import io.crmkit.sso.model.ProviderId;
import io.crmkit.sso.model.Sealed;
import io.crmkit.sso.oauth.ClientAuthentication;
import io.crmkit.sso.oauth.GitHubProvider;
import io.crmkit.sso.oauth.OAuthClient;
import io.crmkit.sso.oauth.model.RedirectUri;
import io.crmkit.sso.oidc.OidcProvider;
import io.crmkit.sso.provider.model.OAuthApp;
import io.crmkit.sso.provider.model.OAuthApp.SecretUse;
import io.crmkit.sso.provider.model.OidcSettings;
import io.crmkit.sso.provider.model.ProviderSettings.GitHub;

/** Settings of OAuth 2.0 and OpenID Connect in the form that logins take them. */
final class OAuthSettings {

  private OAuthSettings() {}

  static GitHubProvider gitHub(ProviderId id, GitHub settings) {
    return new GitHubProvider(client(id, settings.app()), settings.site(), settings.api());
  }

  static OidcProvider oidc(ProviderId id, OidcSettings settings) {
    OidcProvider.Builder provider = OidcProvider.builder(client(id, settings.app()), settings.issuer())
        .discovery(settings.discovery())
        .algorithms(settings.algorithms().stream().map(name -> JwsAlgorithm.named(name).orElseThrow())
            .toArray(JwsAlgorithm[]::new))
        .acrValues(settings.acrValues().toArray(String[]::new))
        .pkce(settings.pkce() == OidcSettings.Pkce.KNOWN ? OidcProvider.Pkce.KNOWN : OidcProvider.Pkce.ANNOUNCED)
        .userinfo(settings.userinfo() == OidcSettings.Userinfo.FETCHED
            ? OidcProvider.Userinfo.FETCHED : OidcProvider.Userinfo.NOT_FETCHED);
    if (settings.microsoftTenant() != null) {
      provider.microsoftTenant(settings.microsoftTenant());
    }
    if (settings.maxAge() != null) {
      provider.maxAge(settings.maxAge());
    }
    if (settings.hostedDomain() != null) {
      provider.hostedDomain(settings.hostedDomain());
    }
    if (settings.afterLogout() != null) {
      provider.afterLogout(new RedirectUri(settings.afterLogout()));
    }
    return provider.build();
  }

  private static OAuthClient client(ProviderId id, OAuthApp app) {
    OAuthClient.Builder client = OAuthClient.builder(id, app.clientId(), new RedirectUri(app.redirectUri()))
        .scopes(app.scopes().toArray(String[]::new));
    Sealed secret = app.secret();
    return secret == null ? client.build() : client.secret(secret, authentication(app.use())).build();
  }

  static ClientAuthentication authentication(SecretUse use) {
    return switch (use) {
      case BASIC -> ClientAuthentication.CLIENT_SECRET_BASIC;
      case POST -> ClientAuthentication.CLIENT_SECRET_POST;
      case PRIVATE_KEY_JWT -> ClientAuthentication.PRIVATE_KEY_JWT;
      case NONE -> ClientAuthentication.NONE;
    };
  }
}
