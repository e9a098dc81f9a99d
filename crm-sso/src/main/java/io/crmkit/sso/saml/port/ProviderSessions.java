package io.crmkit.sso.saml.port;

import io.crmkit.core.TenantId;
import io.crmkit.sso.model.ProviderId;
import io.crmkit.sso.saml.model.NameIdentifier;
import java.util.List;

/** Which sessions of the host came of logins at a provider. */
public interface ProviderSessions {

  /**
   * Returns the session indexes, as {@code Principal.sessionIndex()} told them, of the sessions that somebody has and that
   * nobody ended on purpose: also of those that ran out, since tokens of theirs can be about; a session without one counts
   * as an empty text. Empty if nobody of this name was logged in by this provider, or each was logged out.
   */
  List<String> sessionIndexes(TenantId tenant, ProviderId provider, NameIdentifier name);
}
