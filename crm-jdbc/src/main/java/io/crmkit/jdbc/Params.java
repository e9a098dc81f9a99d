package io.crmkit.jdbc;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLDataException;
import java.sql.SQLException;
import java.sql.Types;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import org.jspecify.annotations.Nullable;

/**
 * The parameters of a statement, filled from left to right.
 *
 * <p>Texts with U+0000 or half of a surrogate pair are refused on every database, as
 * {@link StoreException.Reason#BAD_VALUE}. PostgreSQL refuses the one by itself, but takes the other for a question
 * mark, and so would give somebody the rows of somebody else.
 */
public final class Params {

  /** The first and the last instant that a column of a database may have: those of PostgreSQL, which has fewer. */
  static final Instant EARLIEST = Instant.parse("-4712-01-01T00:00:00Z");
  static final Instant LATEST = Instant.parse("+294276-12-31T23:59:59.999999Z");

  private static final String NOT_IN_REPERTOIRE = "22021";

  private final PreparedStatement statement;
  private int index;

  Params(PreparedStatement statement) {
    this.statement = statement;
  }

  public Params text(@Nullable String value) throws SQLException {
    statement.setString(++index, value == null ? null : kept(value));
    return this;
  }

  public Params bytes(byte[] value) throws SQLException {
    statement.setBytes(++index, value);
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

  /**
   * Binds an instant for a column of type {@code timestamp with time zone}, cut (never rounded up) to microseconds; one that
   * no column can have is taken for the first or the last that it can.
   */
  public Params instant(@Nullable Instant value) throws SQLException {
    if (value == null) {
      statement.setNull(++index, Types.TIMESTAMP_WITH_TIMEZONE);
    } else {
      Instant kept = value.isBefore(EARLIEST) ? EARLIEST : value.isAfter(LATEST) ? LATEST : value;
      statement.setObject(++index, OffsetDateTime.ofInstant(kept.truncatedTo(ChronoUnit.MICROS), ZoneOffset.UTC));
    }
    return this;
  }

  /** Binds an SQL array of texts, for {@code = any(?)}. */
  public Params texts(@Nullable String... values) throws SQLException {
    for (String value : values) {
      if (value != null) {
        kept(value);
      }
    }
    return array("varchar", values);
  }

  /** Binds an SQL array of whole numbers, for {@code = any(?)}. */
  public Params numbers(@Nullable Long... values) throws SQLException {
    return array("bigint", values);
  }

  private Params array(String type, @Nullable Object[] values) throws SQLException {
    Connection connection = statement.getConnection();
    statement.setArray(++index, connection.createArrayOf(type, values));
    return this;
  }

  private static String kept(String value) throws SQLException {
    int at = 0;
    while (at < value.length()) {
      int character = value.codePointAt(at);
      if (character == 0 || (character >= Character.MIN_SURROGATE && character <= Character.MAX_SURROGATE)) {
        throw new SQLDataException("no database keeps the character U+%04X, which stands at %d of a text of %d"
            .formatted(character, at, value.length()), NOT_IN_REPERTOIRE);
      }
      at += Character.charCount(character);
    }
    return value;
  }

  void startOver() {
    index = 0;
  }
}
