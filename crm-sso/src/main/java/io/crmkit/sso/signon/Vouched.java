package io.crmkit.sso.signon;

import io.crmkit.core.Secret;
import io.crmkit.sso.model.Principal;
import io.crmkit.sso.saml.model.NameIdentifier;
import org.jspecify.annotations.Nullable;

/** Whom a provider vouches for, by whatever protocol, and what a later logout shows it. */
record Vouched(
    Principal principal, String returnTo, @Secret @Nullable String idToken, @Nullable NameIdentifier name) {

  @Override
  public String toString() {
    return "Vouched[%s]".formatted(principal.provider());
  }
}
