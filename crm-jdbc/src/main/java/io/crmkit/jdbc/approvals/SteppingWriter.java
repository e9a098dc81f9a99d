package io.crmkit.jdbc.approvals;

import io.crmkit.approvals.model.ApprovalChange;
import io.crmkit.approvals.model.ApprovalChange.Place;
import io.crmkit.approvals.model.ApprovalId;
import io.crmkit.core.TenantId;
import io.crmkit.jdbc.Jdbc;
import io.crmkit.jdbc.Params;
import io.crmkit.jdbc.Transactions;
import io.crmkit.jdbc.event.EventLog;
import java.sql.Connection;
import java.sql.SQLException;

/** Writes one table after the other in a transaction, as every database can. */
final class SteppingWriter implements ApprovalWriter {

  private static final String LEAVE_SEAT =
      "delete from crm_approval_seat where tenant_id = ? and approval_id = ? and actor = ? and step = ? and ask = ?";
  private static final String TAKE_SEAT =
      "insert into crm_approval_seat (tenant_id, approval_id, actor, step, ask, since) values (?, ?, ?, ?, ?, ?)";

  private static final String PIN_AGAIN =
      "update crm_approval set definition = ?, definition_version = ?, origin = ? where tenant_id = ? and approval_id = ?";

  private final Transactions transactions;
  private final EventLog log;

  SteppingWriter(Transactions transactions, EventLog log) {
    this.transactions = transactions;
    this.log = log;
  }

  @Override
  public boolean write(TenantId tenant, ApprovalId id, ApprovalChange change) {
    return transactions.inTransaction(connection -> write(connection, tenant, id, change));
  }

  @Override
  public boolean write(Connection connection, TenantId tenant, ApprovalId id, ApprovalChange change)
      throws SQLException {
    if (!writeRow(connection, tenant, id, change, ApprovalRow.after(change))) {
      return false;
    }
    if (change.changesOrigin()) {
      ApprovalRow row = ApprovalRow.after(change);
      Jdbc.update(connection, PIN_AGAIN, params -> row.bindPin(params).text(tenant.value()).text(id.value()));
    }
    log.append(connection, change.events());
    writeSeats(connection, tenant, id, change);
    return true;
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
    Jdbc.batch(connection, LEAVE_SEAT, change.entriesLost(), (params, place) -> bind(params, tenant, id, place));
    Jdbc.batch(connection, TAKE_SEAT, change.entriesGained().entrySet(), (params, entry) ->
        bind(params, tenant, id, entry.getKey()).numberOrNull(ApprovalWriter.since(entry.getValue())));
  }

  private static Params bind(Params params, TenantId tenant, ApprovalId id, Place place) throws SQLException {
    return params.text(tenant.value()).text(id.value())
        .text(place.holder().id()).text(place.step()).text(place.ask().name());
  }
}
