package io.crmkit.jdbc;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import org.jspecify.annotations.Nullable;

/** One row of an answer, read from left to right. */
public final class Row {

  private final ResultSet results;
  private int index;

  Row(ResultSet results) {
    this.results = results;
  }

  /**
   * Reads a text that is never null.
   *
   * @throws IllegalStateException if it is null: the schema and the reader do not agree
   */
  public String text() throws SQLException {
    return present(results.getString(++index));
  }

  public @Nullable String textOrNull() throws SQLException {
    return results.getString(++index);
  }

  /**
   * Reads bytes that are never null.
   *
   * @throws IllegalStateException if they are null: the schema and the reader do not agree
   */
  public byte[] bytes() throws SQLException {
    return present(results.getBytes(++index));
  }

  public long number() throws SQLException {
    return results.getLong(++index);
  }

  public @Nullable Long numberOrNull() throws SQLException {
    long value = results.getLong(++index);
    return results.wasNull() ? null : value;
  }

  public int smallNumber() throws SQLException {
    return results.getInt(++index);
  }

  public boolean flag() throws SQLException {
    return results.getBoolean(++index);
  }

  /**
   * Reads an instant that is never null.
   *
   * @throws IllegalStateException if it is null: the schema and the reader do not agree
   */
  public Instant instant() throws SQLException {
    return present(instantOrNull());
  }

  public @Nullable Instant instantOrNull() throws SQLException {
    OffsetDateTime value = results.getObject(++index, OffsetDateTime.class);
    return value == null ? null : value.toInstant();
  }

  boolean next() throws SQLException {
    index = 0;
    return results.next();
  }

  private <T> T present(@Nullable T value) {
    if (value == null) {
      throw new IllegalStateException("column %d must not be null".formatted(index));
    }
    return value;
  }
}
