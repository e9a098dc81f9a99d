package io.crmkit.jdbc.approvals;

import io.crmkit.approvals.json.ApprovalEventJson;
import io.crmkit.core.TenantId;
import io.crmkit.core.event.DomainEvent;
import io.crmkit.core.event.Stream;
import io.crmkit.jdbc.TestDatabase;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;

/**
 * Rows as an earlier build wrote them, one on each line of {@code stored.tsv}: what it is, and its columns.
 *
 * <p>The lines are never changed. What is stored in another way one day is added: copies of rows of the tables, of
 * made-up requests.
 */
final class StoredRows {

  static final TenantId ACME = new TenantId("acme");

  /** An event of a request. */
  record Event(String request, long sequence, String type, String at, String context, String payload) {

    /** Returns this as the event that it is, without its link. */
    DomainEvent event() {
      return new DomainEvent(ACME, new Stream(ApprovalEventJson.STREAM, request), sequence, type, Instant.parse(at),
          payload, Map.of());
    }
  }

  /** The row of a request after one command. */
  record State(String request, long version, List<String> columns) {

    String origin() {
      return columns.get(columns.size() - 2);
    }

    String progress() {
      return columns.get(columns.size() - 1);
    }
  }

  private final List<List<String>> rows;

  private StoredRows(List<List<String>> rows) {
    this.rows = rows;
  }

  static StoredRows read() {
    return new StoredRows(text("stored.tsv").lines().map(line -> Arrays.asList(line.split("\t", -1))).toList());
  }

  /** Returns the text of a file that lies beside this class. */
  static String text(String name) {
    try (InputStream file = Objects.requireNonNull(StoredRows.class.getResourceAsStream(name), name)) {
      return new String(file.readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new IllegalStateException(name, e);
    }
  }

  /** Returns the columns of every row of a kind. */
  List<List<String>> of(String kind) {
    return rows.stream().filter(row -> row.get(0).equals(kind)).map(row -> row.subList(1, row.size())).toList();
  }

  List<Event> events() {
    return of("event").stream().map(row -> new Event(
        row.get(0), Long.parseLong(row.get(1)), row.get(2), row.get(3), row.get(4), row.get(5))).toList();
  }

  List<State> states() {
    return of("state").stream().map(row -> new State(row.get(0), Long.parseLong(row.get(1)), row)).toList();
  }

  /** Writes a state and the events up to it into a database that has neither. */
  void restore(TestDatabase database, State state) {
    insert(database, "crm_approval (tenant_id, approval_id, version, status, step, due_at, definition,"
        + " definition_version, entity_type, entity_id, requester, submitted_at, origin, progress)",
        List.of(state.columns()));
    insert(database, "crm_event (tenant_id, stream_type, stream_id, sequence, event_type, occurred_at, context, payload)",
        events().stream().filter(event -> event.request().equals(state.request()))
            .filter(event -> event.sequence() <= state.version())
            .map(event -> List.of(ApprovalEventJson.STREAM, event.request(), Long.toString(event.sequence()),
                event.type(), event.at(), event.context(), event.payload()))
            .toList());
  }

  /** Adds rows to a table; an empty text stands for none. */
  static void insert(TestDatabase database, String table, List<List<String>> rows) {
    String places = rows.get(0).stream().map(column -> "?").collect(Collectors.joining(", "));
    try (Connection connection = database.dataSource().getConnection();
        PreparedStatement insert =
            connection.prepareStatement("insert into " + table + " values ('acme', " + places + ")")) {
      for (List<String> row : rows) {
        for (int i = 0; i < row.size(); i++) {
          bind(insert, i + 1, row.get(i));
        }
        insert.executeUpdate();
      }
    } catch (SQLException e) {
      throw new IllegalStateException(table, e);
    }
  }

  private static void bind(PreparedStatement insert, int place, String text) throws SQLException {
    if (text.matches("-?\\d+")) {
      insert.setLong(place, Long.parseLong(text));
    } else {
      insert.setObject(place, text.isEmpty() ? null : text);
    }
  }
}
