package io.crmkit.sso.saml.model;

import io.crmkit.core.Require;
import io.crmkit.sso.model.Principal;
import java.time.Instant;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * A login that passed every check, and what a session and a later logout need of it.
 *
 * @param assertionId the ID of the assertion, for an audit trail
 * @param inResponseTo the request that it answers; null if it began at the provider
 * @param returnTo where the person wanted to go: from the request, or from a relay state that is a path; null for the start
 * @param begunAt when the request was made; null if it began at the provider
 */
public record SamlLogin(
    Principal principal, NameIdentifier nameId, String assertionId, @Nullable String inResponseTo,
    @Nullable String returnTo, @Nullable Instant begunAt, Instant at) {

  public SamlLogin {
    Objects.requireNonNull(principal, "principal");
    Objects.requireNonNull(nameId, "nameId");
    Require.notBlank(assertionId, "assertionId");
    Objects.requireNonNull(at, "at");
  }
}
