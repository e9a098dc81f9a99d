package io.crmkit.sso.port;

import io.crmkit.core.TenantId;
import io.crmkit.sso.model.Use;
import java.time.Instant;

/**
 * Remembers what must not be used twice: codes and nonces of OAuth, logout tokens, assertions and logout requests of
 * SAML. Implementations are safe for concurrent use, also by several processes. The contract in crm-testkit proves
 * one.
 */
public interface Replays {

  /**
   * Marks something as used, in one atomic act: exactly one of all that ask gets {@link Use#FIRST}, until it is purged.
   *
   * @param what hash with the kind in front, such as {@code code/…}; at most 200 characters
   * @param until how long it has to be remembered at least
   */
  Use mark(TenantId tenant, String what, Instant until);

  /**
   * Whether something is marked and was not purged, which this does not change: for orders that are marked as used once
   * they are carried out, since to carry one out twice is better than not at all.
   */
  boolean isMarked(TenantId tenant, String what);

  /**
   * Forgets what needed to be remembered until before an instant. The host calls it from time to time, at most with
   * the time it is, for what is remembered is what is refused.
   *
   * @return how many
   */
  int purge(TenantId tenant, Instant rememberedUntilBefore);
}
