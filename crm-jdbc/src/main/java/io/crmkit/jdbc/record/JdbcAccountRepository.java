package io.crmkit.jdbc.record;

import io.crmkit.core.Actor;
import io.crmkit.core.TenantId;
import io.crmkit.core.paging.Cursor;
import io.crmkit.core.paging.Page;
import io.crmkit.core.paging.PageRequest;
import io.crmkit.core.state.Change;
import io.crmkit.jdbc.Jdbc;
import io.crmkit.jdbc.Row;
import io.crmkit.jdbc.Transactions;
import io.crmkit.jdbc.state.JdbcStates;
import io.crmkit.jdbc.state.StateTable;
import io.crmkit.record.json.PeopleFormats;
import io.crmkit.record.model.Account;
import io.crmkit.record.model.Account.Live;
import io.crmkit.record.model.AccountId;
import io.crmkit.record.model.Domain;
import io.crmkit.record.port.AccountRepository;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The accounts in their table, with the columns by which they are found; those of an account in the bin are null. */
final class JdbcAccountRepository extends JdbcStates<AccountId, Account> implements AccountRepository {

  private static final String INDEX =
      "update crm_account set domain = ?, owner = ? where tenant_id = ? and account_id = ?";
  private static final String BY_DOMAIN = "select account_id from crm_account where tenant_id = ? and domain = ?"
      + " and account_id > ? order by tenant_id, domain, account_id limit ?";
  private static final String BY_OWNER = "select account_id from crm_account where tenant_id = ? and owner = ?"
      + " and account_id > ? order by tenant_id, owner, account_id limit ?";

  JdbcAccountRepository(Transactions transactions) {
    super(transactions, PeopleFormats.ACCOUNT, new StateTable("crm_account", "account_id"),
        JdbcAccountRepository::index);
  }

  @Override
  public Page<AccountId> byDomain(TenantId tenant, Domain domain, PageRequest page) {
    return page(BY_DOMAIN, "account/by-domain", tenant, domain.value(), page);
  }

  @Override
  public Page<AccountId> ownedBy(TenantId tenant, Actor owner, PageRequest page) {
    return page(BY_OWNER, "account/by-owner", tenant, owner.id(), page);
  }

  private Page<AccountId> page(String sql, String list, TenantId tenant, String value, PageRequest page) {
    Cursor cursor = page.cursor();
    String after = cursor == null ? "" : cursor.keyFor(list, 1).orElseThrow().get(0);
    List<String> found = transactions().single(connection -> Jdbc.list(connection, sql,
        params -> params.text(tenant.value()).text(value).text(after).number(page.limit() + 1), Row::text));
    return Page.of(found, page, last -> new Cursor(list, List.of(last))).map(AccountId::new);
  }

  private static void index(Connection connection, TenantId tenant, AccountId id, Change<Account> change)
      throws SQLException {
    Index after = Index.of(change.after());
    if (!after.equals(Index.of(change.before().value()))) {
      Jdbc.update(connection, INDEX, params ->
          params.text(after.domain).text(after.owner).text(tenant.value()).text(id.value()));
    }
  }

  private record Index(@Nullable String domain, @Nullable String owner) {

    static Index of(Account state) {
      if (!(state instanceof Live live)) {
        return new Index(null, null);
      }
      Domain domain = live.details().domain();
      Actor owner = live.details().owner();
      return new Index(domain == null ? null : domain.value(), owner == null ? null : owner.id());
    }
  }
}
