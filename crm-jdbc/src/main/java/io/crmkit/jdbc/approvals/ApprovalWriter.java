package io.crmkit.jdbc.approvals;

import io.crmkit.approvals.model.ApprovalChange;
import io.crmkit.approvals.model.ApprovalChange.Seat;
import io.crmkit.approvals.model.ApprovalChange.Turn;
import io.crmkit.approvals.model.ApprovalId;
import io.crmkit.core.TenantId;
import io.crmkit.jdbc.Dialect;
import io.crmkit.jdbc.EpochNanos;
import io.crmkit.jdbc.Transactions;
import io.crmkit.jdbc.event.EventLog;
import org.jspecify.annotations.Nullable;

/** Writes a change: the row of the approval, its events, and the seats that differ. */
interface ApprovalWriter {

  String INSERT = "insert into crm_approval (" + ApprovalRow.STATE + ", tenant_id, approval_id, " + ApprovalRow.ORIGIN
      + ") values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)";
  String UPDATE = "update crm_approval set version = ?, status = ?, step = ?, due_at = ?, progress = ?"
      + " where tenant_id = ? and approval_id = ? and version = ?";

  /** Returns whether the row was as the change expects it; if not, nothing is written. */
  boolean write(TenantId tenant, ApprovalId id, ApprovalChange change);

  static ApprovalWriter on(Transactions transactions, EventLog log) {
    return transactions.dialect() == Dialect.POSTGRESQL
        ? new OneStatementWriter(transactions)
        : new SteppingWriter(transactions, log);
  }

  static @Nullable Long since(Seat seat) {
    return seat.turn() == Turn.NOW ? EpochNanos.of(seat.since()) : null;
  }
}
