package io.crmkit.jdbc.event;

import io.crmkit.core.TenantId;
import io.crmkit.core.event.DomainEvent;
import io.crmkit.core.event.Stream;
import io.crmkit.jdbc.Dialect;
import io.crmkit.jdbc.Jdbc;
import io.crmkit.jdbc.Params;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;

/** The log of everything that happened, from which events are published and history is read. */
public final class EventLog {

  private static final String INSERT =
      "insert into crm_event (" + EventRow.COLUMNS + ") values (" + EventRow.VALUES + ")";

  private static final String READ = "select " + EventRow.COLUMNS + " from crm_event where " + Place.KEY
      + " and sequence > ? order by tenant_id, stream_type, stream_id, sequence limit ?";

  /**
   * Two parts of one statement for PostgreSQL, which append what {@link #bind} binds: the events of one stream, and its
   * mark in the outbox. They do nothing unless an earlier part, named {@code changed}, has a row.
   */
  public static final String APPEND_TO_CHANGED = "logged as (insert into crm_event (" + EventRow.COLUMNS
      + ") select ?, ?, ?, event.* from changed, unnest("
      + "cast(? as bigint[]), cast(? as varchar[]), cast(? as varchar[]), cast(? as varchar[]), cast(? as varchar[]))"
      + " as event), marked as ("
      + OutboxMark.INSERT + " select ?, ?, ?, ?, ?, " + OutboxMark.AT_ONCE + " from changed " + OutboxMark.OR_RAISE + ")";

  private final OutboxMark mark;
  private final String forget;

  public EventLog(Dialect dialect) {
    mark = OutboxMark.in(dialect);
    forget = dialect.deletionAmong("crm_event", "stream_id", "tenant_id = ? and stream_type = ?");
  }

  /**
   * Appends {@code events} in the transaction that stores what they tell of; they are published after its commit.
   *
   * @param events of each stream the next ones, in order
   * @throws SQLException with the state of a unique violation if one of them was appended before
   */
  public void append(Connection connection, List<DomainEvent> events) throws SQLException {
    Jdbc.batch(connection, INSERT, events, EventRow::bind);
    mark.set(connection, Run.of(events));
  }

  /** Binds the events of one stream to the parameters of {@link #APPEND_TO_CHANGED}. */
  public static Params bind(Params params, List<DomainEvent> events) throws SQLException {
    Run run = Run.of(events).iterator().next();
    run.place().bind(params)
        .numbers(events.stream().map(DomainEvent::sequence).toArray(Long[]::new))
        .texts(events.stream().map(DomainEvent::type).toArray(String[]::new))
        .texts(events.stream().map(event -> event.at().toString()).toArray(String[]::new))
        .texts(events.stream().map(DomainEvent::payload).toArray(String[]::new))
        .texts(events.stream().map(EventContext::write).toArray(String[]::new));
    return run.place().bind(params).number(run.first()).number(run.last());
  }

  /**
   * Deletes everything that happened to aggregates of a kind that are deleted too, and of which nothing is to be
   * delivered.
   */
  public void forget(Connection connection, TenantId tenant, String streamType, List<String> streamIds)
      throws SQLException {
    Jdbc.update(connection, forget, params -> params
        .texts(streamIds.toArray(String[]::new)).text(tenant.value()).text(streamType));
  }

  /** Returns up to {@code limit} events of a stream with a sequence above {@code after}, oldest first. */
  public List<DomainEvent> read(Connection connection, TenantId tenant, Stream stream, long after, int limit)
      throws SQLException {
    Place place = new Place(tenant, stream);
    return Jdbc.list(connection, READ, params -> place.bind(params).number(after).number(limit), EventRow::read);
  }
}
