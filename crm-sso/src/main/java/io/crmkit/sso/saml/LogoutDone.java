package io.crmkit.sso.saml;

import java.util.Objects;

/**
 * A logout that the provider has completed.
 *
 * @param requestId of the request that it answers
 */
public record LogoutDone(String requestId) {

  public LogoutDone {
    Objects.requireNonNull(requestId, "requestId");
  }
}
