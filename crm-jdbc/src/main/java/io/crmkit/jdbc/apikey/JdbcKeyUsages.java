package io.crmkit.jdbc.apikey;

import io.crmkit.apikey.model.KeyId;
import io.crmkit.apikey.model.KeyUsage;
import io.crmkit.apikey.port.KeyUsages;
import io.crmkit.core.TenantId;
import io.crmkit.jdbc.Dialect;
import io.crmkit.jdbc.EpochNanos;
import io.crmkit.jdbc.Jdbc;
import io.crmkit.jdbc.Transactions;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/** The uses of API keys in their table: one row for each key, to which each call adds. */
public final class JdbcKeyUsages implements KeyUsages {

  private static final String ON_POSTGRESQL = "insert into crm_api_key_usage (tenant_id, key_id, uses, last_used)"
      + " values (?, ?, ?, ?) on conflict (tenant_id, key_id) do update set"
      + " uses = crm_api_key_usage.uses + excluded.uses,"
      + " last_used = greatest(crm_api_key_usage.last_used, excluded.last_used)";
  private static final String ON_H2 = "merge into crm_api_key_usage as known using"
      + " (select cast(? as varchar) tenant_id, cast(? as varchar) key_id, cast(? as bigint) uses,"
      + " cast(? as bigint) last_used) as added"
      + " on known.tenant_id = added.tenant_id and known.key_id = added.key_id"
      + " when matched then update set uses = known.uses + added.uses,"
      + " last_used = greatest(known.last_used, added.last_used)"
      + " when not matched then insert (tenant_id, key_id, uses, last_used)"
      + " values (added.tenant_id, added.key_id, added.uses, added.last_used)";
  private static final String FIND =
      "select uses, last_used from crm_api_key_usage where tenant_id = ? and key_id = ?";

  private final Transactions transactions;

  public JdbcKeyUsages(Transactions transactions) {
    this.transactions = Objects.requireNonNull(transactions, "transactions");
  }

  @Override
  public void add(TenantId tenant, Map<KeyId, KeyUsage> uses) {
    String sql = transactions.dialect() == Dialect.POSTGRESQL ? ON_POSTGRESQL : ON_H2;
    // rows in one order, so that two who add at once cannot wait for one another
    List<Map.Entry<KeyId, KeyUsage>> ordered = uses.entrySet().stream().filter(entry -> entry.getValue().uses() > 0)
        .sorted(Comparator.comparing(entry -> entry.getKey().value())).toList();
    if (!ordered.isEmpty()) {
      transactions.amongRivals(connection -> Jdbc.batch(connection, sql, ordered, (params, entry) -> params
          .text(tenant.value()).text(entry.getKey().value()).number(entry.getValue().uses())
          .numberOrNull(EpochNanos.orNull(entry.getValue().lastUsed()))));
    }
  }

  @Override
  public KeyUsage of(TenantId tenant, KeyId id) {
    return transactions.single(connection -> Jdbc.one(connection, FIND,
            params -> params.text(tenant.value()).text(id.value()),
            row -> new KeyUsage(row.number(), EpochNanos.instant(row.number()))))
        .orElse(KeyUsage.NONE);
  }
}
