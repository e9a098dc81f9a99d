package io.crmkit.sso.provider.model;

import io.crmkit.core.Require;
import io.crmkit.sso.model.Sealed;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * What the host is to a provider of OAuth 2.0.
 *
 * @param secret sealed; null for a public client. Its text is not shown
 */
public record OAuthApp(
    String clientId, @Nullable Sealed secret, SecretUse use, String redirectUri, List<String> scopes) {

  /** How the secret proves at the token endpoint who we are (OpenID Connect Core, section 9). */
  public enum SecretUse { BASIC, POST, PRIVATE_KEY_JWT, NONE }

  public OAuthApp {
    Require.notBlank(clientId, "clientId");
    Objects.requireNonNull(use, "use");
    Require.notBlank(redirectUri, "redirectUri");
    scopes = List.copyOf(scopes);
    if (secret == null != (use == SecretUse.NONE)) {
      throw new IllegalArgumentException("secret must be there unless use is NONE, but use is " + use);
    }
  }

  /** Whether the secret is a key pair, which never goes to the provider, and not a text, which does. */
  boolean isKeyPair() {
    return use == SecretUse.PRIVATE_KEY_JWT;
  }

  OAuthApp withSecret(Sealed sealed) {
    return new OAuthApp(clientId, sealed, use, redirectUri, scopes);
  }

  @Override
  public String toString() {
    return "OAuthApp[%s, %s, %s, %s]".formatted(clientId, use, redirectUri, scopes);
  }
}
