package io.crmkit.jdbc;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSetMetaData;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** Fills a table with many copies of a row that the adapters wrote, faster than they could. */
public final class RowCopies {

  private RowCopies() {}

  /**
   * Inserts copies number 1 to {@code count} of the rows where {@code condition} holds.
   *
   * @param changed what a copy has in some of its columns, as SQL over the columns and the number {@code n}
   */
  public static void insert(
      TestDatabase database, String table, String condition, int count, Map<String, String> changed) {
    insert(database, table, columns(database, table), condition, count, changed);
  }

  /** As {@link #insert}, where the database itself numbers the rows by a column. */
  public static void insertIdentified(TestDatabase database, String table, String identity, String condition, int count,
      Map<String, String> changed) {
    insert(database, table, columns(database, table).stream().filter(column -> !column.equals(identity)).toList(),
        condition, count, changed);
  }

  private static void insert(TestDatabase database, String table, List<String> columns, String condition, int count,
      Map<String, String> changed) {
    List<String> values = columns.stream().map(column -> changed.getOrDefault(column, column)).toList();
    database.execute("insert into %s (%s) select %s from %s, %s where %s".formatted(
        table, String.join(", ", columns), String.join(", ", values), table, numbers(database, count), condition));
  }

  private static String numbers(TestDatabase database, int count) {
    return Transactions.on(database.dataSource()).dialect() == Dialect.POSTGRESQL
        ? "generate_series(1, %d) as series(n)".formatted(count)
        : "(select x as n from system_range(1, %d)) as series".formatted(count);
  }

  private static List<String> columns(TestDatabase database, String table) {
    try (Connection connection = database.dataSource().getConnection();
        PreparedStatement statement = connection.prepareStatement("select * from " + table)) {
      ResultSetMetaData found = statement.getMetaData();
      List<String> columns = new ArrayList<>();
      for (int i = 1; i <= found.getColumnCount(); i++) {
        columns.add(found.getColumnName(i).toLowerCase(Locale.ROOT));
      }
      return columns;
    } catch (SQLException e) {
      throw new IllegalStateException(e);
    }
  }
}
