package io.crmkit.jdbc;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.Types;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import org.jspecify.annotations.Nullable;

/** The parameters of a statement, filled from left to right. */
public final class Params {

  private final PreparedStatement statement;
  private int index;

  Params(PreparedStatement statement) {
    this.statement = statement;
  }

  public Params text(@Nullable String value) throws SQLException {
    statement.setString(++index, value);
    return this;
  }

  public Params number(long value) throws SQLException {
    statement.setLong(++index, value);
    return this;
  }

  public Params number(int value) throws SQLException {
    statement.setInt(++index, value);
    return this;
  }

  public Params numberOrNull(@Nullable Long value) throws SQLException {
    if (value == null) {
      statement.setNull(++index, Types.BIGINT);
    } else {
      statement.setLong(++index, value);
    }
    return this;
  }

  /** Binds an instant for a column of type {@code timestamp with time zone}, cut (never rounded up) to microseconds. */
  public Params instant(@Nullable Instant value) throws SQLException {
    if (value == null) {
      statement.setNull(++index, Types.TIMESTAMP_WITH_TIMEZONE);
    } else {
      statement.setObject(++index, OffsetDateTime.ofInstant(value.truncatedTo(ChronoUnit.MICROS), ZoneOffset.UTC));
    }
    return this;
  }

  /** Binds an SQL array of texts, for {@code = any(?)}. */
  public Params texts(String... values) throws SQLException {
    return array("varchar", values);
  }

  /** Binds an SQL array of whole numbers, for {@code = any(?)}. */
  public Params numbers(Long... values) throws SQLException {
    return array("bigint", values);
  }

  private Params array(String type, Object[] values) throws SQLException {
    Connection connection = statement.getConnection();
    statement.setArray(++index, connection.createArrayOf(type, values));
    return this;
  }

  void startOver() {
    index = 0;
  }
}
