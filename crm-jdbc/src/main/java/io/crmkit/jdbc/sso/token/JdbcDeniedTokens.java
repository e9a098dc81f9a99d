package io.crmkit.jdbc.sso.token;

import io.crmkit.core.TenantId;
import io.crmkit.jdbc.Dialect;
import io.crmkit.jdbc.Jdbc;
import io.crmkit.jdbc.Row;
import io.crmkit.jdbc.StoreException;
import io.crmkit.jdbc.StoreException.Reason;
import io.crmkit.jdbc.Transactions;
import io.crmkit.jdbc.sso.TimedRows;
import io.crmkit.sso.token.model.Denied;
import io.crmkit.sso.token.port.DeniedTokens;
import java.time.Instant;
import java.util.Collections;
import java.util.List;

/** What is denied, in its table. */
final class JdbcDeniedTokens implements DeniedTokens {

  private static final TimedRows ROWS = new TimedRows("crm_denied_token", "denied_id, kind", "ends_at");

  private static final String UPSERT =
      "insert into crm_denied_token (tenant_id, denied_id, kind, ends_at) values (?, ?, ?, ?)"
          + " on conflict (tenant_id, denied_id, kind)"
          + " do update set ends_at = greatest(crm_denied_token.ends_at, excluded.ends_at)";

  private static final String MERGE =
      "merge into crm_denied_token d using (values (cast(? as varchar), cast(? as varchar), cast(? as varchar),"
          + " cast(? as timestamp with time zone))) fresh (tenant, id, kind, ends)"
          + " on d.tenant_id = fresh.tenant and d.denied_id = fresh.id and d.kind = fresh.kind"
          + " when matched then update set ends_at = greatest(d.ends_at, fresh.ends)"
          + " when not matched then insert (tenant_id, denied_id, kind, ends_at)"
          + " values (fresh.tenant, fresh.id, fresh.kind, fresh.ends)";

  private final Transactions transactions;
  private final String write;

  JdbcDeniedTokens(Transactions transactions) {
    this.transactions = transactions;
    this.write = transactions.dialect() == Dialect.POSTGRESQL ? UPSERT : MERGE;
  }

  @Override
  public void deny(TenantId tenant, Denied denied, Instant until) {
    try {
      write(tenant, denied, until);
    } catch (StoreException e) {
      if (e.reason() != Reason.DUPLICATE) {
        throw e;
      }
      write(tenant, denied, until); // somebody else denied it in between, so that now there is a row to merge into
    }
  }

  private void write(TenantId tenant, Denied denied, Instant until) {
    transactions.single(connection -> Jdbc.update(connection, write, params ->
        params.text(tenant.value()).text(denied.id()).text(denied.kind().name()).instant(until)));
  }

  @Override
  public boolean isAnyDenied(TenantId tenant, List<Denied> any, Instant now) {
    if (any.isEmpty()) {
      return false;
    }
    String each = String.join(" or ", Collections.nCopies(any.size(), "denied_id = ? and kind = ?"));
    String sql = "select 1 from crm_denied_token where tenant_id = ? and ends_at > ? and (" + each + ") limit 1";
    return transactions.single(connection -> !Jdbc.list(connection, sql, params -> {
      params.text(tenant.value()).instant(now);
      for (Denied one : any) {
        params.text(one.id()).text(one.kind().name());
      }
    }, Row::smallNumber).isEmpty());
  }

  @Override
  public int purge(TenantId tenant, Instant now) {
    return ROWS.deleteUntil(transactions, tenant, now);
  }
}
