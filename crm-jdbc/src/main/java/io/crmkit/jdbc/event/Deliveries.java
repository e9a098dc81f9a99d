package io.crmkit.jdbc.event;

import io.crmkit.core.Require;
import io.crmkit.jdbc.Jdbc;
import io.crmkit.jdbc.Row;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/** The rows of the outbox, read only together with their locks. */
final class Deliveries {

  // the lower bound keeps H2 from walking over all that is blocked: its indexes begin with the nulls
  private static final String DUE = "select " + Delivery.COLUMNS + " from crm_outbox where available_at >= "
      + OutboxMark.AT_ONCE + " and available_at <= ? order by available_at limit ? for update skip locked";

  private static final String ONE = "select " + Delivery.COLUMNS + " from crm_outbox where " + Place.KEY + " for update";

  private static final String FREE = "select o.tenant_id, o.stream_type, o.stream_id, o.next_sequence, o.last_sequence,"
      + " o.requeued, o.available_at, o.attempts, o.leased_to, o.lost_to, o.lease_token, o.last_error"
      + " from unnest(?, ?, ?) as place (tenant, type, id) join crm_outbox o on o.tenant_id = place.tenant"
      + " and o.stream_type = place.type and o.stream_id = place.id for update skip locked";

  private static final String UPDATE = "update crm_outbox set " + Delivery.STATE + " where " + Place.KEY;

  private static final String DELETE = "delete from crm_outbox where " + Place.KEY;

  private static final String PUT_ASIDE = "update crm_outbox set available_at = null,"
      + " last_error = 'the row names no stream, or no event' where " + Place.KEY;

  /** What the row of a stream begins with, whatever it is. */
  private record Key(String tenant, String type, String id, long next) {

    static Key read(Row row) throws SQLException {
      return new Key(row.text(), row.text(), row.text(), row.number());
    }

    /** Tells whether {@link Delivery#read} refuses it. */
    boolean isForeign() {
      return !Require.isKey(tenant) || type.isBlank() || id.isBlank() || next < 1;
    }
  }

  private Deliveries() {}

  /** Locks what may be claimed, without waiting for what others have locked. */
  static List<Delivery> lockDue(Connection connection, Instant now, int limit) throws SQLException {
    while (true) {
      try {
        return Jdbc.list(connection, DUE, params -> params.instant(now).number(limit), Delivery::read);
      } catch (IllegalArgumentException foreign) {
        if (putAside(connection, now, limit) == 0) {
          throw foreign;
        }
      }
    }
  }

  // only a foreign hand writes such a row, of which no claim can be made: it waits for people, and nothing waits for it
  private static int putAside(Connection connection, Instant now, int limit) throws SQLException {
    List<Key> foreign = Jdbc.list(connection, DUE, params -> params.instant(now).number(limit), Key::read).stream()
        .filter(Key::isForeign).toList();
    Jdbc.batch(connection, PUT_ASIDE, foreign, (params, key) -> params.text(key.tenant).text(key.type).text(key.id));
    return foreign.size();
  }

  /** Locks those of {@code places} that there are, without waiting for what others have locked. */
  static List<Delivery> lockFree(Connection connection, Collection<Place> places) throws SQLException {
    return Jdbc.list(connection, FREE,
        params -> Place.bindAll(params, places, Function.identity()), Delivery::read);
  }

  /** Locks one if there is one; waits for whoever has locked it. */
  static Optional<Delivery> lock(Connection connection, Place place) throws SQLException {
    return Jdbc.one(connection, ONE, place::bind, Delivery::read);
  }

  /** Writes the rows that were locked, and removes those that are complete. */
  static void write(Connection connection, Collection<Delivery> deliveries) throws SQLException {
    Jdbc.batch(connection, DELETE, deliveries.stream().filter(Delivery::isComplete).toList(),
        (params, each) -> each.place().bind(params));
    Jdbc.batch(connection, UPDATE, deliveries.stream().filter(each -> !each.isComplete()).toList(),
        (params, each) -> each.place().bind(each.bind(params)));
  }
}
