package io.crmkit.sso.account.port;

import io.crmkit.core.TenantId;
import io.crmkit.sso.model.UserId;

/**
 * Ends what a user has open: sessions and tokens (ASVS 7.4.2). It is called after the account was written, so that a login at
 * the same moment meets the new account, and where roles are lost also before that; what ended before stays so. If it throws, the
 * call that led to it throws too and calls it again when it is repeated. Events of the outbox tell the same, for whoever must not
 * miss one.
 */
@FunctionalInterface
public interface Revocations {

  /** Why it ends. */
  enum Cause { SUSPENDED, ROLE_REMOVED, IDENTITY_REMOVED, PASSWORD_CHANGED }

  void revoke(TenantId tenant, UserId user, Cause cause);

  /** Ends nothing, for hosts whose sessions look at the account at each request. */
  static Revocations none() {
    return (tenant, user, cause) -> {};
  }
}
