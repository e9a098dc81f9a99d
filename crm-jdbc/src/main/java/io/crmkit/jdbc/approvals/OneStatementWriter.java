package io.crmkit.jdbc.approvals;

import io.crmkit.approvals.model.ApprovalChange;
import io.crmkit.approvals.model.ApprovalChange.Entry;
import io.crmkit.approvals.model.ApprovalChange.Place;
import io.crmkit.approvals.model.ApprovalId;
import io.crmkit.core.TenantId;
import io.crmkit.jdbc.Jdbc;
import io.crmkit.jdbc.Params;
import io.crmkit.jdbc.Row;
import io.crmkit.jdbc.Transactions;
import io.crmkit.jdbc.event.EventLog;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;

/**
 * Writes all tables by one statement of PostgreSQL, which is a transaction of its own: one round trip, commit included.
 * Its first part changes the approval if it is as expected; the others follow only if that part has a row.
 *
 * <p>The parts see the tables as they were before and run in no order. So no part may delete a row that another one
 * inserts: a seat that changes is updated.
 */
final class OneStatementWriter implements ApprovalWriter {

  private static final String REST = " returning 1), " + EventLog.APPEND_TO_CHANGED
      + ", vacated as (delete from crm_approval_seat as seat"
      + " using changed, unnest(cast(? as varchar[]), cast(? as varchar[]), cast(? as varchar[])) as lost(actor, step, ask)"
      + " where seat.tenant_id = ? and seat.approval_id = ?"
      + " and seat.actor = lost.actor and seat.step = lost.step and seat.ask = lost.ask)"
      + ", seated as (insert into crm_approval_seat (tenant_id, approval_id, actor, step, ask, since) select ?, ?, seat.*"
      + " from changed, unnest(cast(? as varchar[]), cast(? as varchar[]), cast(? as varchar[]), cast(? as bigint[]))"
      + " as seat on conflict (tenant_id, actor, approval_id, step, ask) do update set since = excluded.since)"
      + " select count(*) from changed";
  private static final String INSERT_ALL = "with changed as (" + INSERT + REST;
  private static final String UPDATE_ALL = "with changed as (" + UPDATE + REST;

  private final Transactions transactions;
  private final SteppingWriter rareCases;

  OneStatementWriter(Transactions transactions, EventLog log) {
    this.transactions = transactions;
    this.rareCases = new SteppingWriter(transactions, log);
  }

  @Override
  public boolean write(TenantId tenant, ApprovalId id, ApprovalChange change) {
    return change.changesOrigin()
        ? rareCases.write(tenant, id, change)
        : transactions.single(connection -> write(connection, tenant, id, change));
  }

  @Override
  public boolean write(Connection connection, TenantId tenant, ApprovalId id, ApprovalChange change)
      throws SQLException {
    if (change.changesOrigin()) {
      return rareCases.write(connection, tenant, id, change);
    }
    ApprovalRow row = ApprovalRow.after(change);
    long before = change.before().version();
    return Jdbc.one(connection, before == 0 ? INSERT_ALL : UPDATE_ALL, params -> {
      row.bindState(params).text(tenant.value()).text(id.value());
      if (before == 0) {
        row.bindOrigin(params);
      } else {
        params.number(before);
      }
      EventLog.bind(params, change.events());
      bindSeats(params, tenant, id, change);
    }, Row::number).orElse(0L) == 1;
  }

  private static void bindSeats(Params params, TenantId tenant, ApprovalId id, ApprovalChange change)
      throws SQLException {
    Map<Place, Entry> gained = change.entriesGained();
    Set<Place> lost = change.entriesLost();
    lost.removeAll(gained.keySet());
    bindPlaces(params, lost).text(tenant.value()).text(id.value()).text(tenant.value()).text(id.value());
    bindPlaces(params, gained.keySet())
        .numbers(gained.values().stream().map(ApprovalWriter::since).toArray(Long[]::new));
  }

  private static Params bindPlaces(Params params, Set<Place> places) throws SQLException {
    return params.texts(column(places, place -> place.holder().id())).texts(column(places, Place::step))
        .texts(column(places, place -> place.ask().name()));
  }

  private static String[] column(Set<Place> places, Function<Place, String> value) {
    return places.stream().map(value).toArray(String[]::new);
  }
}
