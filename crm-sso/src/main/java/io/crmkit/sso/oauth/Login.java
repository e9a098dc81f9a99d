package io.crmkit.sso.oauth;

import io.crmkit.core.Secret;
import io.crmkit.sso.model.Principal;
import io.crmkit.sso.oauth.model.ReturnTo;
import java.time.Instant;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * A login that passed every check.
 *
 * @param principal whom the provider vouches for
 * @param returnTo where the browser goes now
 * @param idToken what proves to the provider, at a logout, whose session is meant; null without OpenID Connect
 * @param begunAt when the browser was sent to the provider
 */
public record Login(Principal principal, ReturnTo returnTo, @Secret @Nullable String idToken, Instant begunAt) {

  public Login {
    Objects.requireNonNull(principal, "principal");
    Objects.requireNonNull(returnTo, "returnTo");
    Objects.requireNonNull(begunAt, "begunAt");
  }

  @Override
  public String toString() {
    return "Login[%s, %s]".formatted(principal.provider(), returnTo);
  }
}
