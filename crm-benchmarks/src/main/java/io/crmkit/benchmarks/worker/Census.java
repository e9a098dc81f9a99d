package io.crmkit.benchmarks.worker;

import java.sql.Connection;
import java.sql.DatabaseMetaData;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import javax.sql.DataSource;

/**
 * The number of rows in every table of a database.
 *
 * <p>Two censuses prove what an engine wrote in between: its history, its timers, its tasks.
 */
record Census(Map<String, Long> rows) {

  static Census take(DataSource database) {
    try (Connection connection = database.getConnection()) {
      Map<String, Long> rows = new TreeMap<>();
      for (String table : tables(connection)) {
        rows.put(table, count(connection, table));
      }
      return new Census(rows);
    } catch (SQLException e) {
      throw new IllegalStateException("cannot count the rows of the database", e);
    }
  }

  /** Returns what changed since {@code earlier}, such as {@code act_hi_taskinst+1 act_ru_timer_job+1}. */
  String since(Census earlier) {
    return rows.entrySet().stream()
        .filter(table -> table.getValue() != earlier.count(table.getKey()))
        .map(table -> "%s%+d".formatted(table.getKey(), table.getValue() - earlier.count(table.getKey())))
        .collect(Collectors.joining(" "));
  }

  private long count(String table) {
    return rows.getOrDefault(table, 0L);
  }

  private static List<String> tables(Connection connection) throws SQLException {
    DatabaseMetaData metaData = connection.getMetaData();
    List<String> tables = new ArrayList<>();
    try (ResultSet found = metaData.getTables(connection.getCatalog(), connection.getSchema(), "%", null)) {
      while (found.next()) {
        if (found.getString("TABLE_TYPE").endsWith("TABLE")) {
          tables.add(found.getString("TABLE_NAME"));
        }
      }
    }
    return tables;
  }

  private static long count(Connection connection, String table) throws SQLException {
    try (Statement statement = connection.createStatement();
        ResultSet count = statement.executeQuery("SELECT count(*) FROM \"" + table + '"')) {
      count.next();
      return count.getLong(1);
    }
  }
}
