package io.crmkit.jdbc;

import io.crmkit.jdbc.StoreException.Reason;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.Objects;
import javax.sql.DataSource;

/**
 * Runs work on connections of a data source: all of it is committed, or none.
 *
 * <p>A transaction costs one round trip more than its statements (the commit; PostgreSQL's driver sends BEGIN along
 * with the first statement). Work of a single statement is cheaper {@linkplain #single alone}. Nothing is retried but {@link #amongRivals}.
 * Adapters count on READ COMMITTED, the default of both databases.
 */
public final class Transactions {

  private static final int ATTEMPTS = 10;

  private final DataSource dataSource;
  private final Dialect dialect;

  private Transactions(DataSource dataSource, Dialect dialect) {
    this.dataSource = dataSource;
    this.dialect = dialect;
  }

  /**
   * Returns transactions on {@code dataSource}, having asked it once which database it leads to.
   *
   * @throws UnsupportedOperationException if it is a database that the adapters do not know
   * @throws StoreException if it cannot be reached
   */
  public static Transactions on(DataSource dataSource) {
    Objects.requireNonNull(dataSource, "dataSource");
    try (Connection connection = opened(dataSource)) {
      return new Transactions(dataSource, Dialect.of(connection));
    } catch (SQLException e) {
      throw StoreException.of(e);
    }
  }

  public Dialect dialect() {
    return dialect;
  }

  /**
   * Commits what {@code work} did and returns its answer, or rolls back and throws what it threw.
   *
   * @throws StoreException in place of an {@link SQLException}
   */
  public <T> T inTransaction(SqlWork<T> work) {
    return onConnection(connection -> commit(connection, work));
  }

  /**
   * Does the same with work that puts a row whether or not there is one, and tries again where another was faster: of two
   * who find none both insert it, and the key fails one of them, who finds it next time.
   */
  public <T> T amongRivals(SqlWork<T> work) {
    for (int attempt = 1; ; attempt++) {
      try {
        return inTransaction(work);
      } catch (StoreException e) {
        if (attempt == ATTEMPTS || e.reason() != Reason.DUPLICATE && e.reason() != Reason.CONTENTION) {
          throw e;
        }
      }
    }
  }

  /** Does as {@link #inTransaction} does for one statement, which is a transaction of its own. */
  public <T> T single(SqlWork<T> work) {
    return onConnection(connection -> autoCommitting(connection, work));
  }

  private <T> T onConnection(SqlWork<T> work) {
    Connection connection = opened(dataSource);
    try {
      return work.on(connection);
    } catch (SQLException e) {
      throw StoreException.of(e);
    } finally {
      closeQuietly(connection);
    }
  }

  private static Connection opened(DataSource dataSource) {
    try {
      return dataSource.getConnection();
    } catch (SQLException e) {
      throw StoreException.ofOpening(e);
    }
  }

  private static <T> T commit(Connection connection, SqlWork<T> work) throws SQLException {
    boolean autoCommit = connection.getAutoCommit();
    if (autoCommit) {
      connection.setAutoCommit(false);
    }
    boolean ended = false;
    try {
      T answer = work.on(connection);
      connection.commit();
      ended = true;
      return answer;
    } catch (Throwable e) {
      // whatever it is: some languages throw checked exceptions where none is declared
      ended = isRolledBack(connection, e);
      throw e;
    } finally {
      if (ended) {
        restoreQuietly(connection, autoCommit);
      }
    }
  }

  private static <T> T autoCommitting(Connection connection, SqlWork<T> work) throws SQLException {
    if (connection.getAutoCommit()) {
      return work.on(connection);
    }
    return commit(connection, work);
  }

  /** What could not be rolled back is left as it is, as turning auto-commit on would commit it. */
  private static boolean isRolledBack(Connection connection, Throwable cause) {
    try {
      connection.rollback();
      return true;
    } catch (SQLException | RuntimeException e) {
      cause.addSuppressed(e);
      return false;
    }
  }

  // what follows a commit must not make it look undone: a broken connection fails at its next use, or leaves its pool
  private static void restoreQuietly(Connection connection, boolean autoCommit) {
    if (!autoCommit) {
      return;
    }
    try {
      connection.setAutoCommit(true);
    } catch (SQLException ignored) {
      // see above
    }
  }

  private static void closeQuietly(Connection connection) {
    try {
      connection.close();
    } catch (SQLException ignored) {
      // see above
    }
  }
}
