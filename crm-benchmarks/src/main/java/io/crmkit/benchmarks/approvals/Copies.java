package io.crmkit.benchmarks.approvals;

import java.sql.Connection;
import java.sql.DatabaseMetaData;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.sql.Types;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * Copies of one request, made by copying its rows in every table with its id replaced.
 *
 * <p>A million requests would take an hour to submit; copied, they take a minute and look the same to every index.
 */
final class Copies {

  private record Column(String name, int type) {

    private static final Set<Integer> TEXT = Set.of(Types.VARCHAR, Types.CHAR, Types.CLOB);

    boolean isText() {
      return TEXT.contains(type);
    }

    String quoted() {
      return '"' + name + '"';
    }

    String contains(String id) {
      return "position('" + id + "' in " + quoted() + ") > 0";
    }

    String copied(String id) {
      return isText() ? "replace(" + quoted() + ", '" + id + "', '" + id + "-' || series.n)" : quoted();
    }
  }

  private record Table(String name, List<Column> columns) {}

  private final Connection connection;
  private final String id;
  private final List<Table> tables = new ArrayList<>();

  private Copies(Connection connection, String id) {
    this.connection = connection;
    this.id = id;
  }

  /** Sets the rows of request {@code id} aside as the pattern; {@code id} must be no part of another word in them. */
  static Copies of(Connection connection, String id) throws SQLException {
    Copies copies = new Copies(connection, id);
    for (String table : tables(connection)) {
      copies.setAside(new Table(table, columns(connection, table)));
    }
    return copies;
  }

  /** Adds the copies number {@code first} to {@code last}. */
  void add(int first, int last) throws SQLException {
    for (Table table : tables) {
      String names = table.columns().stream().map(Column::quoted).collect(Collectors.joining(", "));
      String values = table.columns().stream().map(column -> column.copied(id)).collect(Collectors.joining(", "));
      execute("INSERT INTO \"%s\" (%s) SELECT %s FROM \"pattern_%s\" CROSS JOIN generate_series(%d, %d) AS series(n)"
          .formatted(table.name(), names, values, table.name(), first, last));
    }
  }

  private void setAside(Table table) throws SQLException {
    String anywhere = table.columns().stream().filter(Column::isText).map(column -> column.contains(id))
        .collect(Collectors.joining(" OR "));
    if (!anywhere.isEmpty()) {
      execute("DROP TABLE IF EXISTS \"pattern_%s\"".formatted(table.name()));
      execute("CREATE LOCAL TEMPORARY TABLE \"pattern_%s\" AS SELECT * FROM \"%s\" WHERE %s"
          .formatted(table.name(), table.name(), anywhere));
      tables.add(table);
    }
  }

  private void execute(String sql) throws SQLException {
    try (Statement statement = connection.createStatement()) {
      statement.execute(sql);
    }
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

  private static List<Column> columns(Connection connection, String table) throws SQLException {
    DatabaseMetaData metaData = connection.getMetaData();
    List<Column> columns = new ArrayList<>();
    try (ResultSet found = metaData.getColumns(connection.getCatalog(), connection.getSchema(), table, "%")) {
      while (found.next()) {
        if (found.getString("IS_AUTOINCREMENT").equals("YES")) {
          continue;
        }
        // PostgreSQL reports a domain as what it is made of only in the second of these
        int type = found.getInt("DATA_TYPE");
        columns.add(new Column(
            found.getString("COLUMN_NAME"), type == Types.DISTINCT ? found.getInt("SOURCE_DATA_TYPE") : type));
      }
    }
    return columns;
  }
}
