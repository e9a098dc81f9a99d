package io.crmkit.sso.oidc;

import io.crmkit.core.Secret;
import java.util.Objects;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * What an ID token has to go with.
 *
 * @param nonce whether a nonce is that of the login
 * @param accessToken that came with it; null if none did
 * @param code that it came for; null if it did not come for one
 */
public record IdTokenExpectation(
    Predicate<String> nonce, @Secret @Nullable String accessToken, @Secret @Nullable String code) {

  public IdTokenExpectation {
    Objects.requireNonNull(nonce, "nonce");
  }

  @Override
  public String toString() {
    return "IdTokenExpectation[]";
  }
}
