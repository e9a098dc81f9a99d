package io.crmkit.jdbc.event;

import io.crmkit.jdbc.Jdbc;
import io.crmkit.jdbc.event.EventRow.Place;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.Collection;

/** Lets the events go on that were parked behind one that has just been settled. */
final class NextInStream {

  // ordered by all columns of the key, so that both databases read one entry of its index
  private static final String FIRST = "(select sequence from crm_outbox_event where " + EventRow.OF_STREAM
      + " order by tenant_id, stream_type, stream_id, sequence limit 1)";

  // a line that has formed moves on in runs of 32; the rest of it with the next settlement
  private static final String LET_GO = "update crm_outbox_event set available_at ="
      + " " + EventRow.AT_ONCE + " where " + EventRow.OF_STREAM
      + " and sequence between " + FIRST + " and " + FIRST + " + 31 and available_at is null";

  private NextInStream() {}

  static void letGo(Connection connection, Collection<Place> streams) throws SQLException {
    Jdbc.batch(connection, LET_GO, streams,
        (params, each) -> each.bind(each.bind(each.bind(params))));
  }
}
