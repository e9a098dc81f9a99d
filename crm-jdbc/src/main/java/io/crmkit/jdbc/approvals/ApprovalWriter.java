package io.crmkit.jdbc.approvals;

import io.crmkit.approvals.model.ApprovalChange;
import io.crmkit.approvals.model.ApprovalChange.Entry;
import io.crmkit.approvals.model.ApprovalChange.Turn;
import io.crmkit.approvals.model.ApprovalId;
import io.crmkit.core.TenantId;
import io.crmkit.jdbc.Dialect;
import io.crmkit.jdbc.EpochNanos;
import io.crmkit.jdbc.Transactions;
import io.crmkit.jdbc.event.EventLog;
import java.sql.Connection;
import java.sql.SQLException;
import org.jspecify.annotations.Nullable;

/** Writes a change: the row of the approval, its events, and the seats that differ. */
interface ApprovalWriter {

  String INSERT = "insert into crm_approval (" + ApprovalRow.STATE + ", tenant_id, approval_id, " + ApprovalRow.ORIGIN
      + ") values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)";
  String UPDATE = "update crm_approval set version = ?, status = ?, step = ?, due_at = ?, progress = ?"
      + " where tenant_id = ? and approval_id = ? and version = ?";

  /** Writes in a transaction of its own; returns whether the row was as expected. If not, nothing is written. */
  boolean write(TenantId tenant, ApprovalId id, ApprovalChange change);

  /** Does the same in the transaction of {@code connection}. */
  boolean write(Connection connection, TenantId tenant, ApprovalId id, ApprovalChange change) throws SQLException;

  static ApprovalWriter on(Transactions transactions, EventLog log) {
    return transactions.dialect() == Dialect.POSTGRESQL
        ? new OneStatementWriter(transactions, log)
        : new SteppingWriter(transactions, log);
  }

  static @Nullable Long since(Entry entry) {
    return entry.turn() == Turn.NOW ? EpochNanos.of(entry.since()) : null;
  }
}
