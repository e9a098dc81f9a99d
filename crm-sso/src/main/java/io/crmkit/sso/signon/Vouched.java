package io.crmkit.sso.signon;

import io.crmkit.core.Secret;
import io.crmkit.sso.model.Principal;
import io.crmkit.sso.saml.model.NameIdentifier;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * Whom a provider vouches for, by whatever protocol, and what a later logout shows it.
 *
 * @param begunAt when the login was begun here; null if it began at the provider
 */
record Vouched(
    Principal principal, String returnTo, @Secret @Nullable String idToken, @Nullable NameIdentifier name,
    @Nullable Instant begunAt) {

  @Override
  public String toString() {
    return "Vouched[%s]".formatted(principal.provider());
  }
}
