package io.crmkit.jdbc.event;

import io.crmkit.jdbc.Jdbc;
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

  private Deliveries() {}

  /** Locks what may be claimed, without waiting for what others have locked. */
  static List<Delivery> lockDue(Connection connection, Instant now, int limit) throws SQLException {
    return Jdbc.list(connection, DUE, params -> params.instant(now).number(limit), Delivery::read);
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
