package io.crmkit.jdbc;

import com.zaxxer.hikari.HikariDataSource;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.function.Consumer;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;

/** A database with a schema of its own, removed when it is closed, or emptied and handed to the next test. */
public final class TestDatabase implements AutoCloseable {

  private final HikariDataSource pool;
  private final String removal;
  private @Nullable Consumer<TestDatabase> next;

  TestDatabase(HikariDataSource pool, String removal) {
    this.pool = pool;
    this.removal = removal;
  }

  /** Brings the tables up to date; closing then empties them and hands this on. */
  TestDatabase migrated(Consumer<TestDatabase> next) {
    Migrator.migrate(pool);
    this.next = next;
    return this;
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
    if (next != null) {
      FilledTables.empty(pool);
      next.accept(this);
    } else {
      execute(pool, removal);
      pool.close();
    }
  }

  static void execute(DataSource dataSource, String sql) {
    try (Connection connection = dataSource.getConnection(); Statement statement = connection.createStatement()) {
      statement.execute(sql);
    } catch (SQLException e) {
      throw new IllegalStateException(sql, e);
    }
  }
}
