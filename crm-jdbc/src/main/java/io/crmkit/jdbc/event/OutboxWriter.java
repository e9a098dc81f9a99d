package io.crmkit.jdbc.event;

import io.crmkit.core.event.DomainEvent;
import io.crmkit.jdbc.Jdbc;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;

/** Appends events to the outbox in the transaction that stores what they tell of. */
public final class OutboxWriter {

  private static final String INSERT = "insert into crm_outbox_event (" + EventRow.COLUMNS
      + ", attempts, available_at) values (" + EventRow.VALUES + ", 0, " + EventRow.AT_ONCE + ")";

  private OutboxWriter() {}

  /**
   * Inserts {@code events} in one batch; they are published after the commit of {@code connection}'s transaction.
   *
   * @throws SQLException with the state of a unique violation if one of them was appended before
   */
  public static void append(Connection connection, List<DomainEvent> events) throws SQLException {
    Jdbc.batch(connection, INSERT, events, EventRow::bind);
  }
}
