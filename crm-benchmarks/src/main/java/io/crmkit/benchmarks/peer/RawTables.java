package io.crmkit.benchmarks.peer;

import io.crmkit.benchmarks.peer.RawDocuments.Event;
import io.crmkit.jdbc.Migrator;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.sql.Types;
import java.time.Instant;
import java.util.List;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;

/** crmkit's tables of approvals, written by hand on one connection. */
record RawTables(Connection connection) {

  private static final String TENANT = "acme";
  private static final int EVENTS_OF_A_VOTE = 3;
  private static final String INSERT = "insert into crm_approval (version, status, step, due_at, progress, tenant_id,"
      + " approval_id, entity_type, entity_id, requester, submitted_at, definition,"
      + " definition_version, origin) values (2, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)";
  private static final String READ =
      "select version, origin, progress from crm_approval where tenant_id = ? and approval_id = ?";
  private static final String UPDATE = "update crm_approval set version = ?, status = ?, step = ?, due_at = ?,"
      + " progress = ? where tenant_id = ? and approval_id = ? and version = ?";
  private static final String EVENT = "insert into crm_event (tenant_id, stream_type, stream_id, sequence, event_type,"
      + " occurred_at, payload, context) values (?, 'approval', ?, ?, ?, ?, ?, ?)";
  private static final String MARK_AGAIN = "update crm_outbox set last_sequence = ?"
      + " where tenant_id = ? and stream_type = 'approval' and stream_id = ?";
  private static final String MARK = "insert into crm_outbox (tenant_id, stream_type, stream_id, next_sequence,"
      + " last_sequence, available_at) values (?, 'approval', ?, ?, ?, timestamp with time zone '1970-01-01 00:00:00+00')";
  private static final String SEAT =
      "insert into crm_approval_seat (since, tenant_id, actor, approval_id, step, ask) values (?, ?, ?, ?, ?, 'VOTE')";
  private static final String UNSEAT =
      "delete from crm_approval_seat where tenant_id = ? and actor = ? and approval_id = ? and step = ? and ask = 'VOTE'";

  /** Leaves the schema to crmkit's own scripts, but only once: a later start costs what hand-written code costs. */
  static void createIfAbsent(DataSource database) {
    try (Connection connection = database.getConnection(); Statement statement = connection.createStatement()) {
      statement.execute("select 1 from crm_approval where 1 = 0");
    } catch (SQLException absent) {
      Migrator.migrate(database);
    }
  }

  void insert(String id, String deal, String progress, Instant at) throws SQLException {
    try (PreparedStatement insert = connection.prepareStatement(INSERT)) {
      insert.setString(1, "PENDING");
      insert.setString(2, RawDocuments.MANAGER_STEP);
      insert.setLong(3, RawDocuments.nanos(RawDocuments.due(at)));
      insert.setString(4, progress);
      insert.setString(5, TENANT);
      insert.setString(6, id);
      insert.setString(7, "deal");
      insert.setString(8, deal);
      insert.setString(9, RawDocuments.REQUESTER);
      insert.setLong(10, RawDocuments.nanos(at));
      insert.setString(11, RawDocuments.DEFINITION_NAME);
      insert.setInt(12, RawDocuments.DEFINITION_VERSION);
      insert.setString(13, RawDocuments.origin(deal, at));
      insert.executeUpdate();
    }
  }

  /** Reads all that a decision would need, and returns the version. */
  long read(String id) throws SQLException {
    try (PreparedStatement select = connection.prepareStatement(READ)) {
      select.setString(1, TENANT);
      select.setString(2, id);
      try (ResultSet row = select.executeQuery()) {
        row.next();
        row.getString(2);
        row.getString(3);
        return row.getLong(1);
      }
    }
  }

  /** Moves on to {@code step}, or ends the request if there is none. */
  void update(String id, long read, String progress, @Nullable String step, Instant at) throws SQLException {
    try (PreparedStatement update = connection.prepareStatement(UPDATE)) {
      update.setLong(1, read + EVENTS_OF_A_VOTE);
      update.setString(2, step == null ? "APPROVED" : "PENDING");
      update.setString(3, step);
      if (step == null) {
        update.setNull(4, Types.BIGINT);
      } else {
        update.setLong(4, RawDocuments.nanos(RawDocuments.due(at)));
      }
      update.setString(5, progress);
      update.setString(6, TENANT);
      update.setString(7, id);
      update.setLong(8, read);
      if (update.executeUpdate() != 1) {
        throw new IllegalStateException("somebody else wrote " + id);
      }
    }
  }

  /** Adds events to the log, and notes in the outbox that they are to be delivered. */
  void append(String id, long after, List<Event> events, Instant at) throws SQLException {
    try (PreparedStatement insert = connection.prepareStatement(EVENT)) {
      long sequence = after;
      for (Event event : events) {
        insert.setString(1, TENANT);
        insert.setString(2, id);
        insert.setLong(3, ++sequence);
        insert.setString(4, event.type());
        insert.setString(5, at.toString());
        insert.setString(6, event.payload());
        insert.setString(7, RawDocuments.CONTEXT);
        insert.addBatch();
      }
      insert.executeBatch();
    }
    long last = after + events.size();
    if (after == 0 || !markAgain(id, last)) {
      mark(id, after + 1, last);
    }
  }

  private boolean markAgain(String id, long last) throws SQLException {
    try (PreparedStatement update = connection.prepareStatement(MARK_AGAIN)) {
      update.setLong(1, last);
      update.setString(2, TENANT);
      update.setString(3, id);
      return update.executeUpdate() == 1;
    }
  }

  private void mark(String id, long first, long last) throws SQLException {
    try (PreparedStatement insert = connection.prepareStatement(MARK)) {
      insert.setString(1, TENANT);
      insert.setString(2, id);
      insert.setLong(3, first);
      insert.setLong(4, last);
      insert.executeUpdate();
    }
  }

  void seat(String id, String step, List<String> people, Instant since) throws SQLException {
    try (PreparedStatement insert = connection.prepareStatement(SEAT)) {
      for (String person : people) {
        insert.setLong(1, RawDocuments.nanos(since));
        insert.setString(2, TENANT);
        insert.setString(3, person);
        insert.setString(4, id);
        insert.setString(5, step);
        insert.addBatch();
      }
      insert.executeBatch();
    }
  }

  void unseat(String id, String step, List<String> people) throws SQLException {
    try (PreparedStatement delete = connection.prepareStatement(UNSEAT)) {
      for (String person : people) {
        delete.setString(1, TENANT);
        delete.setString(2, person);
        delete.setString(3, id);
        delete.setString(4, step);
        delete.addBatch();
      }
      delete.executeBatch();
    }
  }

}
