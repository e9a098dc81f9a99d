package io.crmkit.jdbc.approvals;

import io.crmkit.approvals.model.ApprovalChange;
import io.crmkit.approvals.model.ApprovalChange.Seat;
import io.crmkit.approvals.model.ApprovalId;
import io.crmkit.core.Actor;
import io.crmkit.core.TenantId;
import io.crmkit.jdbc.Jdbc;
import io.crmkit.jdbc.Params;
import io.crmkit.jdbc.Row;
import io.crmkit.jdbc.Transactions;
import io.crmkit.jdbc.event.EventLog;
import java.sql.SQLException;
import java.util.Map;
import java.util.Set;

/**
 * Writes all tables by one statement of PostgreSQL, which is a transaction of its own: one round trip, commit included.
 * Its first part changes the approval if it is as expected; the others follow only if that part has a row.
 *
 * <p>The parts see the tables as they were before and run in no order. So no part may delete a row that another one
 * inserts: a seat that changes is updated.
 */
final class OneStatementWriter implements ApprovalWriter {

  private static final String REST = " returning 1), " + EventLog.APPEND_TO_CHANGED
      + ", vacated as (delete from crm_approval_seat where exists (select 1 from changed)"
      + " and tenant_id = ? and approval_id = ? and actor = any(?))"
      + ", seated as (insert into crm_approval_seat (tenant_id, approval_id, actor, since)"
      + " select ?, ?, seat.* from changed, unnest(cast(? as varchar[]), cast(? as bigint[])) as seat"
      + " on conflict (tenant_id, actor, approval_id) do update set since = excluded.since)"
      + " select count(*) from changed";
  private static final String INSERT_ALL = "with changed as (" + INSERT + REST;
  private static final String UPDATE_ALL = "with changed as (" + UPDATE + REST;

  private final Transactions transactions;

  OneStatementWriter(Transactions transactions) {
    this.transactions = transactions;
  }

  @Override
  public boolean write(TenantId tenant, ApprovalId id, ApprovalChange change) {
    ApprovalRow row = ApprovalRow.after(change);
    long before = change.before().version();
    return transactions.single(connection -> Jdbc.one(connection, before == 0 ? INSERT_ALL : UPDATE_ALL, params -> {
      row.bindState(params).text(tenant.value()).text(id.value());
      if (before == 0) {
        row.bindOrigin(params);
      } else {
        params.number(before);
      }
      EventLog.bind(params, change.events());
      bindSeats(params, tenant, id, change);
    }, Row::number)).orElse(0L) == 1;
  }

  private static void bindSeats(Params params, TenantId tenant, ApprovalId id, ApprovalChange change)
      throws SQLException {
    Map<Actor, Seat> gained = change.seatsGained();
    Set<Actor> lost = change.seatsLost();
    lost.removeAll(gained.keySet());
    params.text(tenant.value()).text(id.value()).texts(ids(lost))
        .text(tenant.value()).text(id.value()).texts(ids(gained.keySet()))
        .numbers(gained.values().stream().map(ApprovalWriter::since).toArray(Long[]::new));
  }

  private static String[] ids(Set<Actor> actors) {
    return actors.stream().map(Actor::id).toArray(String[]::new);
  }
}
