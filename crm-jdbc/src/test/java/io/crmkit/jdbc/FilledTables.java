package io.crmkit.jdbc;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import java.util.stream.Collectors;
import javax.sql.DataSource;

/** The tables of a schema that have rows. */
final class FilledTables {

  private static final String TABLES = "select table_name from information_schema.tables"
      + " where table_schema = current_schema and lower(table_name) <> 'crm_schema_history'";

  private FilledTables() {}

  /** Removes all rows, but for those that tell which scripts were applied. */
  static void empty(DataSource database) {
    Transactions.on(database).single(connection -> {
      List<String> filled = find(connection);
      for (String table : filled) {
        Jdbc.update(connection, "truncate table " + table + " restart identity", params -> { });
      }
      return filled.size();
    });
  }

  private static List<String> find(Connection connection) throws SQLException {
    List<String> all = Jdbc.list(connection, TABLES, params -> { }, Row::text);
    String filled = all.stream()
        .map(table -> "select '%s' where exists (select 1 from %s)".formatted(table, table))
        .collect(Collectors.joining(" union all "));
    return Jdbc.list(connection, filled, params -> { }, Row::text);
  }
}
