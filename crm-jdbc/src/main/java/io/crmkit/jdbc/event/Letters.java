package io.crmkit.jdbc.event;

import io.crmkit.core.event.RestOfStream;
import io.crmkit.jdbc.Jdbc;
import io.crmkit.jdbc.Row;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Instant;

/** The dead letters of one stream, written only while the row of the stream in the outbox is locked. */
final class Letters {

  static final String REQUEUED = "REQUEUED";

  private static final String KEY = Place.KEY + " and sequence = ?";

  private static final String INSERT = "insert into crm_outbox_dead_letter (attempts, error, rest, died_at, "
      + Place.COLUMNS + ", sequence) values (?, ?, ?, ?, ?, ?, ?, ?)";

  private static final String BURY_AGAIN =
      "update crm_outbox_dead_letter set error = ?, rest = ?, died_at = ? where " + KEY;

  private static final String REQUEUE = "update crm_outbox_dead_letter set attempts = 0, rest = '" + REQUEUED
      + "' where " + KEY + " and rest <> '" + REQUEUED + "'";

  private static final String DISCARD =
      "delete from crm_outbox_dead_letter where " + KEY + " and rest <> '" + REQUEUED + "'";

  private static final String DELETE = "delete from crm_outbox_dead_letter where " + KEY;

  private static final String TRIED = "update crm_outbox_dead_letter set attempts = attempts + ? where " + KEY;

  private static final String ATTEMPTS = "select attempts from crm_outbox_dead_letter where " + KEY;

  // ordered by all columns of the index, so that both databases read one entry of it
  private static final String FIRST = "select sequence from crm_outbox_dead_letter where " + Place.KEY
      + " and rest = ? order by tenant_id, stream_type, stream_id, rest, sequence limit 1";

  private final Connection connection;
  private final Place place;

  Letters(Connection connection, Place place) {
    this.connection = connection;
    this.place = place;
  }

  void add(long sequence, int attempts, String error, RestOfStream rest, Instant at) throws SQLException {
    Jdbc.update(connection, INSERT, params -> place.bind(
        params.number(attempts).text(error).text(rest.name()).instant(at)).number(sequence));
  }

  /** Makes a dead letter again of one that was put back. */
  void buryAgain(long sequence, String error, RestOfStream rest, Instant at) throws SQLException {
    Jdbc.update(connection, BURY_AGAIN,
        params -> place.bind(params.text(error).text(rest.name()).instant(at)).number(sequence));
  }

  /** Returns whether there was a dead letter to put back. */
  boolean requeue(long sequence) throws SQLException {
    return Jdbc.update(connection, REQUEUE, params -> place.bind(params).number(sequence)) == 1;
  }

  /** Returns whether there was a dead letter to throw away. */
  boolean discard(long sequence) throws SQLException {
    return Jdbc.update(connection, DISCARD, params -> place.bind(params).number(sequence)) == 1;
  }

  /** Removes one that was put back and is delivered. */
  void delivered(long sequence) throws SQLException {
    Jdbc.update(connection, DELETE, params -> place.bind(params).number(sequence));
  }

  /** Counts a try of one that was put back, and returns which it is. */
  int tried(long sequence) throws SQLException {
    count(sequence, 1);
    return Jdbc.one(connection, ATTEMPTS, params -> place.bind(params).number(sequence), Row::smallNumber).orElseThrow();
  }

  /** Takes back what {@link #tried} counted. */
  void untried(long sequence) throws SQLException {
    count(sequence, -1);
  }

  private void count(long sequence, int tries) throws SQLException {
    Jdbc.update(connection, TRIED, params -> place.bind(params.number(tries)).number(sequence));
  }

  long firstRequeued() throws SQLException {
    return first(REQUEUED);
  }

  long firstBlock() throws SQLException {
    return first(RestOfStream.BLOCK.name());
  }

  private long first(String rest) throws SQLException {
    return Jdbc.one(connection, FIRST, params -> place.bind(params).text(rest), Row::number).orElse(0L);
  }
}
