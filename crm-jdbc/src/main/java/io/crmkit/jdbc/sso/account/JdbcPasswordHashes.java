package io.crmkit.jdbc.sso.account;

import io.crmkit.core.TenantId;
import io.crmkit.jdbc.Dialect;
import io.crmkit.jdbc.Jdbc;
import io.crmkit.jdbc.Transactions;
import io.crmkit.sso.account.model.PasswordHash;
import io.crmkit.sso.account.port.PasswordHashes;
import io.crmkit.sso.model.UserId;
import java.util.Objects;
import java.util.Optional;

/** The hashes of passwords in their table. */
public final class JdbcPasswordHashes implements PasswordHashes {

  private static final String FIND = "select hash from crm_password where tenant_id = ? and user_id = ?";
  private static final String REMOVE = "delete from crm_password where tenant_id = ? and user_id = ?";
  private static final String ON_POSTGRESQL = "insert into crm_password (tenant_id, user_id, hash) values (?, ?, ?)"
      + " on conflict (tenant_id, user_id) do update set hash = excluded.hash";
  private static final String ON_H2 =
      "merge into crm_password (tenant_id, user_id, hash) key (tenant_id, user_id) values (?, ?, ?)";

  private final Transactions transactions;
  private final String put;

  public JdbcPasswordHashes(Transactions transactions) {
    this.transactions = Objects.requireNonNull(transactions, "transactions");
    this.put = transactions.dialect() == Dialect.POSTGRESQL ? ON_POSTGRESQL : ON_H2;
  }

  @Override
  public Optional<PasswordHash> find(TenantId tenant, UserId user) {
    return transactions.single(connection -> Jdbc.one(connection, FIND,
        params -> params.text(tenant.value()).text(user.value()), row -> PasswordHash.parse(row.text())));
  }

  @Override
  public void put(TenantId tenant, UserId user, PasswordHash hash) {
    transactions.amongRivals(connection -> Jdbc.update(connection, put,
        params -> params.text(tenant.value()).text(user.value()).text(hash.text())));
  }

  @Override
  public void remove(TenantId tenant, UserId user) {
    transactions.single(connection -> Jdbc.update(connection, REMOVE,
        params -> params.text(tenant.value()).text(user.value())));
  }
}
