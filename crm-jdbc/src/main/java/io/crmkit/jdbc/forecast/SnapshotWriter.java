package io.crmkit.jdbc.forecast;

import io.crmkit.core.TenantId;
import io.crmkit.core.json.JsonDocuments;
import io.crmkit.forecast.model.Deal;
import io.crmkit.forecast.snapshot.model.SnapshotMark;
import io.crmkit.forecast.snapshot.model.SnapshotPart;
import io.crmkit.jdbc.EpochNanos;
import io.crmkit.jdbc.Jdbc;
import io.crmkit.jdbc.Params;
import io.crmkit.jdbc.StoreException;
import io.crmkit.jdbc.StoreException.Reason;
import io.crmkit.jdbc.Transactions;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;

/**
 * Writes snapshots. Whoever writes into one holds the row of its tenant, so that nobody opens another one meanwhile.
 */
final class SnapshotWriter {

  /** What stands in valid_to while a version still holds. */
  static final long STILL = Long.MAX_VALUE;

  private static final String HEAD = "select published, opened from crm_snapshot_head where tenant_id = ?";
  private static final String HOLD = HEAD + " for update";
  private static final String START = "insert into crm_snapshot_head (tenant_id, published, opened) values (?, 0, 0)";
  private static final String OPEN =
      "update crm_snapshot_head set opened = opened + 1 where tenant_id = ? and published = ?";
  private static final String PUBLISH = "update crm_snapshot_head set published = opened where tenant_id = ?";
  private static final String MARK =
      "insert into crm_snapshot (tenant_id, number, taken_at, deals) values (?, ?, ?, ?)";
  private static final String END =
      "update crm_snapshot_deal set valid_to = ? where tenant_id = ? and deal_id = ? and valid_to = ?";
  private static final String BEGIN =
      "insert into crm_snapshot_deal (tenant_id, deal_id, valid_from, valid_to, deal) values (?, ?, ?, ?, ?)";
  private static final String FORGET = "delete from crm_snapshot_deal where tenant_id = ? and valid_from > ?";
  private static final String REVIVE =
      "update crm_snapshot_deal set valid_to = ? where tenant_id = ? and valid_to > ? and valid_to < ?";

  private final Transactions transactions;

  SnapshotWriter(Transactions transactions) {
    this.transactions = transactions;
  }

  /** Where a tenant stands. */
  record Head(long published, long opened) {

    private static final Head NEW = new Head(0, 0);

    boolean isOpen(long number) {
      return opened == number && published < number;
    }
  }

  Head head(TenantId tenant) {
    return transactions.single(connection -> head(connection, HEAD, tenant)).orElse(Head.NEW);
  }

  /** Returns the number of the new snapshot; nothing if there is a newer one than {@code last}. */
  Optional<Long> open(TenantId tenant, long last) {
    start(tenant);
    return transactions.inTransaction(connection -> {
      if (Jdbc.update(connection, OPEN, params -> params.text(tenant.value()).number(last)) == 0) {
        return Optional.empty();
      }
      long number = head(connection, HEAD, tenant).orElseThrow().opened;
      if (number - 1 > last) {
        clear(connection, tenant, last);
      }
      return Optional.of(number);
    });
  }

  /** Returns whether it was the open snapshot, and so was written into. */
  boolean write(TenantId tenant, long number, SnapshotPart part) {
    return ifOpen(tenant, number, connection -> {
      Jdbc.batch(connection, END, part.ids(), (params, id) ->
          params.number(number).text(tenant.value()).text(id).number(STILL));
      Jdbc.batch(connection, BEGIN, part.versions(), (params, deal) -> begin(params, tenant, number, deal));
    });
  }

  /** Returns whether it was the open snapshot, and so was published. */
  boolean publish(TenantId tenant, SnapshotMark mark) {
    return ifOpen(tenant, mark.number(), connection -> {
      Jdbc.update(connection, PUBLISH, params -> params.text(tenant.value()));
      Jdbc.update(connection, MARK, params -> params.text(tenant.value()).number(mark.number())
          .number(EpochNanos.of(mark.at())).number(mark.deals()));
    });
  }

  private interface Write {
    void on(Connection connection) throws SQLException;
  }

  private boolean ifOpen(TenantId tenant, long number, Write write) {
    return transactions.inTransaction(connection -> {
      boolean open = head(connection, HOLD, tenant).orElse(Head.NEW).isOpen(number);
      if (open) {
        write.on(connection);
      }
      return open;
    });
  }

  // two that start a tenant at once do the same
  private void start(TenantId tenant) {
    if (transactions.single(connection -> head(connection, HEAD, tenant)).isPresent()) {
      return;
    }
    try {
      transactions.single(connection -> Jdbc.update(connection, START, params -> params.text(tenant.value())));
    } catch (StoreException e) {
      if (e.reason() != Reason.DUPLICATE) {
        throw e;
      }
    }
  }

  private static void clear(Connection connection, TenantId tenant, long published) throws SQLException {
    Jdbc.update(connection, FORGET, params -> params.text(tenant.value()).number(published));
    Jdbc.update(connection, REVIVE,
        params -> params.number(STILL).text(tenant.value()).number(published).number(STILL));
  }

  private static void begin(Params params, TenantId tenant, long number, Deal deal)
      throws SQLException {
    params.text(tenant.value()).text(deal.id()).number(number).number(STILL).text(JsonDocuments.write(deal));
  }

  private static Optional<Head> head(Connection connection, String sql, TenantId tenant) throws SQLException {
    List<Head> found = Jdbc.list(connection, sql, params -> params.text(tenant.value()),
        row -> new Head(row.number(), row.number()));
    return found.stream().findFirst();
  }
}
