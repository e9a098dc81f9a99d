package io.crmkit.jdbc.sso.account;

import io.crmkit.core.Require;
import io.crmkit.core.StaleWriteException;
import io.crmkit.core.Stored;
import io.crmkit.core.TenantId;
import io.crmkit.jdbc.Jdbc;
import io.crmkit.jdbc.Row;
import io.crmkit.jdbc.StoreException;
import io.crmkit.jdbc.StoreException.Reason;
import io.crmkit.jdbc.Transactions;
import io.crmkit.jdbc.state.JdbcStates;
import io.crmkit.jdbc.state.StateTable;
import io.crmkit.jdbc.state.StatesTogether;
import io.crmkit.sso.account.json.AccountFormats;
import io.crmkit.sso.account.model.Account;
import io.crmkit.sso.account.model.AccountChanges;
import io.crmkit.sso.account.model.AccountEntry;
import io.crmkit.sso.account.model.Identity;
import io.crmkit.sso.account.model.Role;
import io.crmkit.sso.account.model.Roster;
import io.crmkit.sso.account.model.RosterId;
import io.crmkit.sso.account.port.AccountRepository;
import io.crmkit.sso.model.UserId;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** The accounts in their table, with rows beside them by which they are found and which keep what is unique so. */
public final class JdbcAccountRepository extends JdbcStates<UserId, Account> implements AccountRepository {

  private static final String OF_KEY = "select a.user_id, a.version, a.state from crm_user_account_key k"
      + " join crm_user_account a on a.tenant_id = k.tenant_id and a.user_id = k.user_id"
      + " where k.tenant_id = ? and k.account_key = ?";

  private final JdbcStates<RosterId, Roster> rosters;
  private final String holders;

  public JdbcAccountRepository(Transactions transactions) {
    super(transactions, AccountFormats.ACCOUNT, new StateTable("crm_user_account", "user_id"), new AccountRows());
    this.rosters = new JdbcStates<>(
        transactions, AccountFormats.ROSTER, new StateTable("crm_user_roster", "roster_id"));
    this.holders = "select distinct user_id from " + transactions.dialect().among("crm_user_account_role", "role")
        + " and tenant_id = ? order by user_id limit ?";
  }

  @Override
  public Optional<AccountEntry> ofIdentity(TenantId tenant, Identity identity) {
    return ofKey(tenant, AccountRows.key(identity));
  }

  @Override
  public Optional<AccountEntry> ofEmail(TenantId tenant, String email) {
    return ofKey(tenant, AccountRows.key(email));
  }

  private Optional<AccountEntry> ofKey(TenantId tenant, String key) {
    return transactions().single(connection -> Jdbc.one(connection, OF_KEY,
        params -> params.text(tenant.value()).text(key), this::entry));
  }

  private AccountEntry entry(Row row) throws SQLException {
    UserId user = new UserId(row.text());
    return new AccountEntry(user, stored(row));
  }

  @Override
  public List<UserId> holders(TenantId tenant, Set<Role> roles, int limit) {
    Require.positive(limit, "limit");
    String[] names = roles.stream().map(Role::value).toArray(String[]::new);
    return transactions().single(connection -> Jdbc.list(connection, holders,
        params -> params.texts(names).text(tenant.value()).number(limit), row -> new UserId(row.text())));
  }

  @Override
  public Stored<Roster> roster(TenantId tenant) {
    return rosters.find(tenant, RosterId.ONE).orElseGet(() -> Stored.unsaved(Roster.EMPTY));
  }

  /** The roster first: two who take a seat at once meet there, and wait for one another before anything else is locked. */
  @Override
  public void save(TenantId tenant, AccountChanges changes) {
    try {
      new StatesTogether(transactions(), tenant).and(rosters, changes.roster()).and(this, changes.account()).save();
    } catch (StoreException e) {
      if (e.reason() != Reason.DUPLICATE) {
        throw e;
      }
      StaleWriteException taken = new StaleWriteException(
          "an identity or an address of account " + changes.account().id(), 0, 1);
      taken.initCause(e);
      throw taken;
    }
  }
}
