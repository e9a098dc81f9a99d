package io.crmkit.sso.oauth.model;

import io.crmkit.core.Require;
import io.crmkit.sso.model.ProviderId;
import io.crmkit.sso.model.Sealed;
import java.time.Instant;
import java.util.Objects;

/**
 * A login that was begun and waits for its answer. Who reads the store can neither end it nor use its code: of state,
 * nonce and cookie there are hashes only, and the verifier is sealed.
 *
 * @param id SHA-256 of the state, in base64url
 * @param browser SHA-256 of the secret that the browser's cookie has
 * @param nonce SHA-256 of the nonce
 * @param verifier of PKCE, sealed for {@code pending-login/} and the id
 * @param redirectUri where the answer has to arrive
 * @param expiresAt when it is too late for an answer
 */
public record PendingLogin(
    String id, ProviderId provider, String browser, String nonce, Sealed verifier, RedirectUri redirectUri,
    ReturnTo returnTo, Instant expiresAt) {

  public PendingLogin {
    Require.key(id, "id");
    Objects.requireNonNull(provider, "provider");
    Require.notBlank(browser, "browser");
    Require.notBlank(nonce, "nonce");
    Objects.requireNonNull(verifier, "verifier");
    Objects.requireNonNull(redirectUri, "redirectUri");
    Objects.requireNonNull(returnTo, "returnTo");
    Objects.requireNonNull(expiresAt, "expiresAt");
  }

  @Override
  public String toString() {
    return "PendingLogin[%s, until %s]".formatted(provider, expiresAt);
  }
}
