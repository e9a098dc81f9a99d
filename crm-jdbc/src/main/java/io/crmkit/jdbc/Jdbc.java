package io.crmkit.jdbc;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;

/**
 * Statements in one call each: prepared once, bound and read by position, closed.
 *
 * <pre>{@code
 * Optional<Note> note = Jdbc.one(connection, "select id, body from crm_note where id = ?",
 *     params -> params.text(id), row -> new Note(row.text(), row.text()));
 * }</pre>
 */
public final class Jdbc {

  /** Fills in the parameters of a statement. */
  @FunctionalInterface
  public interface Binder {
    void bind(Params params) throws SQLException;
  }

  /** Fills in the parameters of one statement of a batch. */
  @FunctionalInterface
  public interface ItemBinder<T> {
    void bind(Params params, T item) throws SQLException;
  }

  /** Makes a value of the row under the cursor. */
  @FunctionalInterface
  public interface Mapper<T> {
    T map(Row row) throws SQLException;
  }

  private Jdbc() {}

  /** Returns the number of rows that were written. */
  public static int update(Connection connection, String sql, Binder binder) throws SQLException {
    try (PreparedStatement statement = connection.prepareStatement(sql)) {
      binder.bind(new Params(statement));
      return statement.executeUpdate();
    }
  }

  /**
   * Executes {@code sql} once for each item, in order, all of them in one round trip where the driver can.
   *
   * @return the number of rows that each wrote
   */
  public static <T> int[] batch(Connection connection, String sql, Collection<T> items, ItemBinder<T> binder)
      throws SQLException {
    if (items.isEmpty()) {
      return new int[0];
    }
    try (PreparedStatement statement = connection.prepareStatement(sql)) {
      Params params = new Params(statement);
      if (items.size() == 1) {
        binder.bind(params, items.iterator().next());
        return new int[] {statement.executeUpdate()};
      }
      for (T item : items) {
        params.startOver();
        binder.bind(params, item);
        statement.addBatch();
      }
      return statement.executeBatch();
    }
  }

  /** Returns what was found, in the order of the answer. */
  public static <T> List<T> list(Connection connection, String sql, Binder binder, Mapper<T> mapper)
      throws SQLException {
    try (PreparedStatement statement = connection.prepareStatement(sql)) {
      binder.bind(new Params(statement));
      try (ResultSet results = statement.executeQuery()) {
        return read(new Row(results), mapper);
      }
    }
  }

  /**
   * Returns the only row, if there is one.
   *
   * @throws IllegalStateException if there are several
   */
  public static <T> Optional<T> one(Connection connection, String sql, Binder binder, Mapper<T> mapper)
      throws SQLException {
    List<T> found = list(connection, sql, binder, mapper);
    if (found.size() > 1) {
      throw new IllegalStateException("expected one row at most but found %d: %s".formatted(found.size(), sql));
    }
    return found.stream().findFirst();
  }

  private static <T> List<T> read(Row row, Mapper<T> mapper) throws SQLException {
    List<T> found = new ArrayList<>();
    while (row.next()) {
      found.add(mapper.map(row));
    }
    return found;
  }
}
