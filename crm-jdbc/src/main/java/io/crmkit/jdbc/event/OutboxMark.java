package io.crmkit.jdbc.event;

import io.crmkit.jdbc.Dialect;
import io.crmkit.jdbc.Jdbc;
import io.crmkit.jdbc.StoreException;
import io.crmkit.jdbc.StoreException.Reason;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.Collection;

/**
 * Notes in the outbox that streams have events to deliver, up to the last one of a run, and locks their rows for that.
 */
interface OutboxMark {

  /** From when a stream may be claimed that need not wait, whatever the clocks say. */
  String AT_ONCE = "timestamp with time zone '1970-01-01 00:00:00+00'";

  /**
   * How PostgreSQL marks a stream: {@link #INSERT}, then values or a query for its five columns and {@link #AT_ONCE}.
   */
  String INSERT = "insert into crm_outbox (" + Place.COLUMNS + ", next_sequence, last_sequence, available_at)";
  String OR_RAISE = "on conflict (" + Place.COLUMNS + ") do update set last_sequence ="
      + " greatest(crm_outbox.last_sequence, excluded.last_sequence)";

  void set(Connection connection, Collection<Run> runs) throws SQLException;

  static OutboxMark in(Dialect dialect) {
    return dialect == Dialect.POSTGRESQL ? OutboxMark::upsert : OutboxMark::merge;
  }

  private static void upsert(Connection connection, Collection<Run> runs) throws SQLException {
    String upsert = INSERT + " values (?, ?, ?, ?, ?, " + AT_ONCE + ") " + OR_RAISE;
    Jdbc.batch(connection, upsert, runs,
        (params, run) -> run.place().bind(params).number(run.first()).number(run.last()));
  }

  private static void merge(Connection connection, Collection<Run> runs) throws SQLException {
    for (Run run : runs) {
      boolean merged = false;
      while (!merged) {
        merged = merged(connection, run);
      }
    }
  }

  // one statement for both cases, because a session of H2 keeps only the last eight that it has parsed
  private static boolean merged(Connection connection, Run run) throws SQLException {
    String merge = "merge into crm_outbox o using (values (cast(? as varchar), cast(? as varchar), cast(? as varchar),"
        + " cast(? as bigint), cast(? as bigint))) run (tenant, type, id, head, tail)"
        + " on o.tenant_id = run.tenant and o.stream_type = run.type and o.stream_id = run.id"
        + " when matched then update set last_sequence = greatest(o.last_sequence, run.tail)"
        + " when not matched then insert (" + Place.COLUMNS + ", next_sequence, last_sequence, available_at)"
        + " values (run.tenant, run.type, run.id, run.head, run.tail, " + AT_ONCE + ")";
    try {
      return Jdbc.update(connection, merge,
          params -> run.place().bind(params).number(run.first()).number(run.last())) == 1;
    } catch (SQLException e) {
      if (StoreException.of(e).reason() == Reason.DUPLICATE) {
        // a requeued dead letter brought the row back in between; a failed statement does not spoil H2's transaction
        return false;
      }
      throw e;
    }
  }
}
