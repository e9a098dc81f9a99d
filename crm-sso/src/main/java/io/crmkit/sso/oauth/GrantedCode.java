package io.crmkit.sso.oauth;

import io.crmkit.core.Require;
import io.crmkit.core.Secret;
import io.crmkit.sso.oauth.model.PendingLogin;
import java.util.Objects;

/**
 * A code that a provider granted, with what it is redeemed with.
 *
 * @param code of the provider
 * @param verifier of PKCE
 * @param login that it is for
 */
public record GrantedCode(@Secret String code, @Secret PkceVerifier verifier, PendingLogin login) {

  public GrantedCode {
    Require.notBlank(code, "code");
    Objects.requireNonNull(verifier, "verifier");
    Objects.requireNonNull(login, "login");
  }

  /** Whether a nonce is the one that was sent with the request for this code. */
  public boolean isNonce(String presented) {
    return Digests.equal(login.nonce(), Digests.sha256(presented));
  }

  @Override
  public String toString() {
    return "GrantedCode[" + login + "]";
  }
}
