package io.crmkit.sso.account.port;

import io.crmkit.core.TenantId;
import io.crmkit.sso.account.model.PasswordHash;
import io.crmkit.sso.model.UserId;
import java.util.Optional;

/**
 * Keeps what is kept of passwords, one for each user who has one. Implementations are safe for concurrent use; the contract in
 * crm-testkit proves one.
 */
public interface PasswordHashes {

  Optional<PasswordHash> find(TenantId tenant, UserId user);

  /** Keeps a hash, in place of one that the user had, in one atomic act: of several at once, one is kept. */
  void put(TenantId tenant, UserId user, PasswordHash hash);

  /** Forgets the hash of a user, if there is one. */
  void remove(TenantId tenant, UserId user);
}
