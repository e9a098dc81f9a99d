package io.crmkit.sso.session.model;

import io.crmkit.core.Require;
import io.crmkit.sso.model.Principal;
import io.crmkit.sso.model.ProviderId;
import java.time.Instant;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * The session at the identity provider that a session of ours came of, by which the provider can end ours.
 *
 * @param subject {@code sub}, or the NameID
 * @param index {@code sid}, or the SessionIndex; null if the provider named none
 * @param notAfter when it ends at the latest: SAML's SessionNotOnOrAfter; null if not said
 */
public record ProviderSession(
    ProviderId provider, String issuer, String subject, @Nullable String index, @Nullable Instant notAfter) {

  public ProviderSession {
    Objects.requireNonNull(provider, "provider");
    Require.notBlank(issuer, "issuer");
    Require.notBlank(subject, "subject");
  }

  /** Returns the session that a provider vouched for. */
  public static ProviderSession of(Principal principal) {
    return new ProviderSession(principal.provider(), principal.issuer(), principal.subject(), principal.sessionIndex(),
        principal.sessionNotAfter());
  }
}
