package io.crmkit.jdbc.sso;

import io.crmkit.core.Require;
import io.crmkit.core.TenantId;
import io.crmkit.jdbc.Dialect;
import io.crmkit.jdbc.EpochNanos;
import io.crmkit.jdbc.Jdbc;
import io.crmkit.jdbc.Row;
import io.crmkit.jdbc.StoreException;
import io.crmkit.jdbc.StoreException.Reason;
import io.crmkit.jdbc.Transactions;
import io.crmkit.sso.model.Use;
import io.crmkit.sso.port.Replays;
import java.time.Instant;
import java.util.Objects;

/** What was used, in its table; the primary key lets exactly one of all processes be the first. */
public final class JdbcReplays implements Replays {

  private static final TimedRows ROWS = new TimedRows("crm_replay", "what", "remembered_until");
  private static final String INSERT = "insert into crm_replay (tenant_id, what, remembered_until) values (?, ?, ?)";
  private static final String FIND = "select 1 from crm_replay where tenant_id = ? and what = ?";

  private final Transactions transactions;
  private final String insert;

  public JdbcReplays(Transactions transactions) {
    this.transactions = Objects.requireNonNull(transactions, "transactions");
    // what comes again is no error, and PostgreSQL would write one into its log
    this.insert = transactions.dialect() == Dialect.POSTGRESQL ? INSERT + " on conflict do nothing" : INSERT;
  }

  @Override
  public Use mark(TenantId tenant, String what, Instant until) {
    Require.key(what, "what");
    try {
      int inserted = transactions.single(connection -> Jdbc.update(connection, insert,
          params -> params.text(tenant.value()).text(what).number(EpochNanos.of(until))));
      return inserted == 1 ? Use.FIRST : Use.AGAIN;
    } catch (StoreException e) {
      if (e.reason() == Reason.DUPLICATE) {
        return Use.AGAIN;
      }
      throw e;
    }
  }

  @Override
  public boolean isMarked(TenantId tenant, String what) {
    Require.key(what, "what");
    return transactions.single(connection -> Jdbc.one(connection, FIND,
        params -> params.text(tenant.value()).text(what), Row::smallNumber)).isPresent();
  }

  @Override
  public int purge(TenantId tenant, Instant rememberedUntilBefore) {
    return ROWS.deleteBefore(transactions, tenant, rememberedUntilBefore);
  }
}
