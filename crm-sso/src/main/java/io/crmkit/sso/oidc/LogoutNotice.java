package io.crmkit.sso.oidc;

import io.crmkit.core.Require;
import io.crmkit.sso.model.ProviderId;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * Whose sessions a provider has ended, and so end here.
 *
 * @param subject of whom all sessions end if no session is named; null if only a session is named
 * @param session the provider's, as in {@link io.crmkit.sso.model.Principal#sessionIndex()}; null for all of the person's
 */
public record LogoutNotice(ProviderId provider, String issuer, @Nullable String subject, @Nullable String session) {

  public LogoutNotice {
    Objects.requireNonNull(provider, "provider");
    Require.notBlank(issuer, "issuer");
    if (subject == null && session == null) {
      throw new IllegalArgumentException("subject and session must not both be missing");
    }
  }
}
