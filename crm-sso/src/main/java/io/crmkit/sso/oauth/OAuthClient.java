package io.crmkit.sso.oauth;

import io.crmkit.core.Require;
import io.crmkit.sso.model.ProviderId;
import io.crmkit.sso.model.Sealed;
import io.crmkit.sso.oauth.model.RedirectUri;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * What we are to a provider.
 *
 * @param provider the provider's id within the tenant
 * @param clientId what the provider calls us
 * @param secret sealed for {@link #secretPurpose}; null for a public client
 * @param redirectUri of this provider alone
 * @param scopes what is asked for, in this order
 */
public record OAuthClient(
    ProviderId provider, String clientId, @Nullable Sealed secret, ClientAuthentication authentication,
    RedirectUri redirectUri, List<String> scopes) {

  public OAuthClient {
    Objects.requireNonNull(provider, "provider");
    Require.notBlank(clientId, "clientId");
    Objects.requireNonNull(authentication, "authentication");
    Objects.requireNonNull(redirectUri, "redirectUri");
    scopes = List.copyOf(scopes);
    if (secret == null != (authentication == ClientAuthentication.NONE)) {
      throw new IllegalArgumentException("secret must be there unless authentication is NONE, but authentication is "
          + authentication);
    }
    for (String each : scopes) {
      if (each.isEmpty() || each.chars().anyMatch(one -> one <= ' ' || one > '~' || one == '"' || one == '\\')) {
        throw new IllegalArgumentException("scopes must be words of ASCII but one is '%s'".formatted(each));
      }
    }
  }

  /** Returns what the secret of a provider is sealed for. */
  public static String secretPurpose(ProviderId provider) {
    return "provider/" + provider + "/client-secret";
  }

  public static Builder builder(ProviderId provider, String clientId, RedirectUri redirectUri) {
    return new Builder(provider, clientId, redirectUri);
  }

  /** Collects what we are to a provider: a public client without scopes at first. Not safe for concurrent use. */
  public static final class Builder {

    private final ProviderId provider;
    private final String clientId;
    private final RedirectUri redirectUri;
    private @Nullable Sealed secret;
    private ClientAuthentication authentication = ClientAuthentication.NONE;
    private List<String> scopes = List.of();

    private Builder(ProviderId provider, String clientId, RedirectUri redirectUri) {
      this.provider = provider;
      this.clientId = clientId;
      this.redirectUri = redirectUri;
    }

    public Builder secret(Sealed sealed, ClientAuthentication by) {
      secret = sealed;
      authentication = by;
      return this;
    }

    public Builder scopes(String... asked) {
      scopes = List.of(asked);
      return this;
    }

    public OAuthClient build() {
      return new OAuthClient(provider, clientId, secret, authentication, redirectUri, scopes);
    }
  }
}
