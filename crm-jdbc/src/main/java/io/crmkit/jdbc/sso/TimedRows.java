package io.crmkit.jdbc.sso;

import io.crmkit.core.TenantId;
import io.crmkit.jdbc.EpochNanos;
import io.crmkit.jdbc.Jdbc;
import io.crmkit.jdbc.Transactions;
import java.time.Instant;

/**
 * Rows that are good for nothing once their time has come. They are deleted a batch at a time, each in a transaction
 * of its own, so that nobody waits long for a lock however many there are.
 *
 * @param key the columns that tell a row of a tenant from every other, with commas in between
 * @param time the column with the time; an index leads from tenant and time to the rows
 */
public record TimedRows(String table, String key, String time) {

  private static final int BATCH = 1_000;

  /** Deletes the rows of a tenant whose time, in nanoseconds since 1970, was before an instant, and returns how many there were. */
  public int deleteBefore(Transactions transactions, TenantId tenant, Instant before) {
    return delete(transactions, tenant, " < ?", params -> params.number(EpochNanos.of(before)));
  }

  /** Deletes the rows of a tenant whose time, a timestamp, was at an instant or before, and returns how many there were. */
  public int deleteUntil(Transactions transactions, TenantId tenant, Instant last) {
    return delete(transactions, tenant, " <= ?", params -> params.instant(last));
  }

  private int delete(Transactions transactions, TenantId tenant, String bound, Jdbc.Binder instant) {
    String sql = "delete from " + table + " where tenant_id = ? and (" + key + ") in (select " + key + " from " + table
        + " where tenant_id = ? and " + time + bound + " order by tenant_id, " + time + " limit ?)";
    int all = 0;
    while (true) {
      int deleted = transactions.single(connection -> Jdbc.update(connection, sql, params -> {
        instant.bind(params.text(tenant.value()).text(tenant.value()));
        params.number(BATCH);
      }));
      all += deleted;
      if (deleted < BATCH) {
        return all;
      }
    }
  }
}
