package io.crmkit.benchmarks.approvals;

import static org.assertj.core.api.Assertions.assertThat;

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class CopiesTest {

  private Connection connection;

  @BeforeEach
  void open() throws SQLException {
    connection = DriverManager.getConnection("jdbc:h2:mem:copies", "sa", "");
    execute("CREATE TABLE request (id VARCHAR PRIMARY KEY, due BIGINT)");
    execute("CREATE TABLE seat (request VARCHAR, actor VARCHAR, PRIMARY KEY (request, actor))");
    execute("INSERT INTO request VALUES ('R', 7), ('S', 8)");
    execute("INSERT INTO seat VALUES ('R', 'alice'), ('R', 'bob'), ('S', 'alice')");
  }

  @AfterEach
  void close() throws SQLException {
    connection.close();
  }

  @Test
  void copiesTheRowsOfOneRequestInEveryTable() throws SQLException {
    Copies.of(connection, "R").add(1, 2);

    assertThat(column("SELECT id || due FROM request ORDER BY 1")).containsExactly("R-17", "R-27", "R7", "S8");
    assertThat(column("SELECT actor FROM seat WHERE request = 'R-2' ORDER BY 1")).containsExactly("alice", "bob");
  }

  @Test
  void goesOnWhereItStopped() throws SQLException {
    Copies copies = Copies.of(connection, "R");
    copies.add(1, 2);
    copies.add(3, 3);

    assertThat(column("SELECT id FROM request ORDER BY 1")).containsExactly("R", "R-1", "R-2", "R-3", "S");
  }

  private void execute(String sql) throws SQLException {
    try (Statement statement = connection.createStatement()) {
      statement.execute(sql);
    }
  }

  private List<String> column(String sql) throws SQLException {
    List<String> values = new ArrayList<>();
    try (Statement statement = connection.createStatement(); ResultSet rows = statement.executeQuery(sql)) {
      while (rows.next()) {
        values.add(rows.getString(1));
      }
    }
    return values;
  }
}
