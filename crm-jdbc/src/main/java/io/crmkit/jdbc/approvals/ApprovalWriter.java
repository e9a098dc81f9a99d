package io.crmkit.jdbc.approvals;

import io.crmkit.approvals.model.ApprovalChange;
import io.crmkit.approvals.model.ApprovalChange.Seat;
import io.crmkit.approvals.model.ApprovalChange.Turn;
import io.crmkit.approvals.model.ApprovalId;
import io.crmkit.core.TenantId;
import io.crmkit.jdbc.Jdbc;
import io.crmkit.jdbc.Transactions;
import io.crmkit.jdbc.event.EventLog;
import java.sql.Connection;
import java.sql.SQLException;
import org.jspecify.annotations.Nullable;

/** Writes a change: the row of the approval, its events, and the seats that differ. */
final class ApprovalWriter {

  private static final String INSERT = "insert into crm_approval (" + ApprovalRow.STATE + ", tenant_id, approval_id, "
      + ApprovalRow.ORIGIN + ") values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)";
  private static final String UPDATE = "update crm_approval set version = ?, status = ?, step = ?, due_at = ?, progress = ?"
      + " where tenant_id = ? and approval_id = ? and version = ?";
  private static final String LEAVE_SEAT =
      "delete from crm_approval_seat where tenant_id = ? and approval_id = ? and actor = ?";
  private static final String TAKE_SEAT =
      "insert into crm_approval_seat (tenant_id, approval_id, actor, since) values (?, ?, ?, ?)";

  private final Transactions transactions;
  private final EventLog log;

  ApprovalWriter(Transactions transactions, EventLog log) {
    this.transactions = transactions;
    this.log = log;
  }

  /** Returns whether the row was as the change expects it; if not, nothing is written. */
  boolean write(TenantId tenant, ApprovalId id, ApprovalChange change) {
    ApprovalRow row = ApprovalRow.after(change);
    return transactions.inTransaction(connection -> {
      if (!writeRow(connection, tenant, id, change, row)) {
        return false;
      }
      log.append(connection, change.events());
      writeSeats(connection, tenant, id, change);
      return true;
    });
  }

  private static boolean writeRow(
      Connection connection, TenantId tenant, ApprovalId id, ApprovalChange change, ApprovalRow row)
      throws SQLException {
    long before = change.before().version();
    if (before == 0) {
      return Jdbc.update(connection, INSERT,
          params -> row.bindOrigin(row.bindState(params).text(tenant.value()).text(id.value()))) == 1;
    }
    return Jdbc.update(connection, UPDATE,
        params -> row.bindState(params).text(tenant.value()).text(id.value()).number(before)) == 1;
  }

  private static void writeSeats(Connection connection, TenantId tenant, ApprovalId id, ApprovalChange change)
      throws SQLException {
    Jdbc.batch(connection, LEAVE_SEAT, change.seatsLost(),
        (params, actor) -> params.text(tenant.value()).text(id.value()).text(actor.id()));
    Jdbc.batch(connection, TAKE_SEAT, change.seatsGained().entrySet(),
        (params, entry) -> params.text(tenant.value()).text(id.value()).text(entry.getKey().id())
            .numberOrNull(since(entry.getValue())));
  }

  static @Nullable Long since(Seat seat) {
    return seat.turn() == Turn.NOW ? EpochNanos.of(seat.since()) : null;
  }
}
