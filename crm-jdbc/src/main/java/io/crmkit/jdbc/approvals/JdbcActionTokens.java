package io.crmkit.jdbc.approvals;

import io.crmkit.approvals.json.ActionTokenJson;
import io.crmkit.approvals.model.token.ActionToken;
import io.crmkit.approvals.model.token.TokenHash;
import io.crmkit.approvals.port.ActionTokenRepository;
import io.crmkit.core.Require;
import io.crmkit.core.TenantId;
import io.crmkit.jdbc.EpochNanos;
import io.crmkit.jdbc.Jdbc;
import io.crmkit.jdbc.Transactions;
import java.time.Instant;
import java.util.Optional;

/** The tokens in their table. */
final class JdbcActionTokens implements ActionTokenRepository {

  private static final String INSERT =
      "insert into crm_approval_token (tenant_id, token_hash, expires_at, token) values (?, ?, ?, ?)";
  private static final String FIND = "select token from crm_approval_token where tenant_id = ? and token_hash = ?";

  // read first and then deleted by their keys, which both databases do by an index
  private static final String EXPIRED = "select token_hash from crm_approval_token where tenant_id = ?"
      + " and expires_at < ? order by tenant_id, expires_at, token_hash limit ?";
  private static final String DELETE = "delete from crm_approval_token where tenant_id = ? and token_hash = ?";

  private final Transactions transactions;

  JdbcActionTokens(Transactions transactions) {
    this.transactions = transactions;
  }

  @Override
  public void add(TenantId tenant, TokenHash hash, ActionToken token) {
    transactions.single(connection -> Jdbc.update(connection, INSERT,
        params -> params.text(tenant.value()).text(hash.value()).number(EpochNanos.of(token.expiresAt()))
            .text(ActionTokenJson.write(token))));
  }

  @Override
  public Optional<ActionToken> find(TenantId tenant, TokenHash hash) {
    return transactions.single(connection -> Jdbc.one(connection, FIND,
        params -> params.text(tenant.value()).text(hash.value()), row -> ActionTokenJson.read(row.text())));
  }

  @Override
  public int removeExpired(TenantId tenant, Instant before, int limit) {
    Require.positive(limit, "limit");
    return transactions.inTransaction(connection -> {
      var hashes = Jdbc.list(connection, EXPIRED,
          params -> params.text(tenant.value()).number(EpochNanos.of(before)).number(limit), row -> row.text());
      Jdbc.batch(connection, DELETE, hashes, (params, hash) -> params.text(tenant.value()).text(hash));
      return hashes.size();
    });
  }
}
