package io.crmkit.sso.account.port;

import io.crmkit.core.StaleWriteException;
import io.crmkit.core.Stored;
import io.crmkit.core.TenantId;
import io.crmkit.core.state.StateRepository;
import io.crmkit.sso.account.model.Account;
import io.crmkit.sso.account.model.AccountChanges;
import io.crmkit.sso.account.model.AccountEntry;
import io.crmkit.sso.account.model.Identity;
import io.crmkit.sso.account.model.Role;
import io.crmkit.sso.account.model.Roster;
import io.crmkit.sso.model.UserId;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * Keeps accounts and their history. An identity, and a proved address, belongs to one account at most. The contract in
 * crm-testkit proves an implementation.
 */
public interface AccountRepository extends StateRepository<UserId, Account> {

  /** Returns whose identity this is. */
  Optional<AccountEntry> ofIdentity(TenantId tenant, Identity identity);

  /** Returns who has this address, in lower case, as a proved one. */
  Optional<AccountEntry> ofEmail(TenantId tenant, String email);

  /** Returns active users, at most {@code limit}, with one of these roles, in the order of their ids. */
  List<UserId> holders(TenantId tenant, Set<Role> roles, int limit);

  /** Returns what holds for all accounts together; as nobody has written it yet if that is so. */
  Stored<Roster> roster(TenantId tenant);

  /**
   * Writes the states and their events into the histories and the outbox, all or nothing.
   *
   * @throws StaleWriteException if the account or the roster was written since it was read, or somebody else has taken the
   *     identity or the proved address
   */
  void save(TenantId tenant, AccountChanges changes);
}
