package io.crmkit.jdbc;

import com.zaxxer.hikari.HikariDataSource;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import javax.sql.DataSource;

/** A database with an empty schema of its own, removed when it is closed. */
public final class TestDatabase implements AutoCloseable {

  private final HikariDataSource pool;
  private final String removal;

  TestDatabase(HikariDataSource pool, String removal) {
    this.pool = pool;
    this.removal = removal;
  }

  public DataSource dataSource() {
    return pool;
  }

  /** Executes a statement by itself. */
  public void execute(String sql) {
    execute(pool, sql);
  }

  @Override
  public void close() {
    execute(pool, removal);
    pool.close();
  }

  static void execute(DataSource dataSource, String sql) {
    try (Connection connection = dataSource.getConnection(); Statement statement = connection.createStatement()) {
      statement.execute(sql);
    } catch (SQLException e) {
      throw new IllegalStateException(sql, e);
    }
  }
}
