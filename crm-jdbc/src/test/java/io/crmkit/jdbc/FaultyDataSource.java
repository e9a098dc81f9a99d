package io.crmkit.jdbc;

import java.io.PrintWriter;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.SQLFeatureNotSupportedException;
import java.util.Set;
import java.util.logging.Logger;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;

/**
 * A data source whose process dies at one of its JDBC calls: that call is not made (or its answer is lost), and neither
 * is any after it. The database sees the connections break, and undoes what they had not committed.
 */
public final class FaultyDataSource implements DataSource {

  /** Whether the fatal call still reaches the database. */
  public enum Fault { BEFORE_THE_CALL, AFTER_THE_CALL }

  private static final Set<String> COUNTED =
      Set.of("prepareStatement", "executeUpdate", "executeQuery", "executeBatch", "addBatch", "commit", "setAutoCommit");

  private final DataSource healthy;
  private final Fault fault;
  private final int fatal;
  private int calls;

  /** Dies at call number {@code fatal}, counted from 1. */
  public FaultyDataSource(DataSource healthy, Fault fault, int fatal) {
    this.healthy = healthy;
    this.fault = fault;
    this.fatal = fatal;
  }

  /** Tells whether so many calls were made that it died. */
  public boolean died() {
    return calls >= fatal;
  }

  @Override
  public Connection getConnection() throws SQLException {
    Connection connection = healthy.getConnection();
    return wrap(Connection.class, connection, connection);
  }

  private <T> T wrap(Class<T> type, Object target, Connection connection) {
    return type.cast(Proxy.newProxyInstance(type.getClassLoader(), new Class<?>[] {type}, (proxy, method, arguments) -> {
      if (method.getName().equals("close") && target == connection) {
        return close(connection);
      }
      boolean counted = COUNTED.contains(method.getName());
      boolean fatalNow = counted && ++calls == fatal;
      if (calls >= fatal && !(fatalNow && fault == Fault.AFTER_THE_CALL) && !method.getName().equals("close")) {
        throw new SQLException("the process died", "08006");
      }
      Object answer = invoke(target, method, arguments);
      if (fatalNow) {
        throw new SQLException("the process died", "08006");
      }
      return answer instanceof PreparedStatement statement ? wrap(PreparedStatement.class, statement, connection) : answer;
    }));
  }

  // a broken connection: the database rolls back, and the pool of the test gets a clean one
  private @Nullable Object close(Connection connection) throws SQLException {
    if (!connection.getAutoCommit()) {
      connection.rollback();
      connection.setAutoCommit(true);
    }
    connection.close();
    return null;
  }

  private static Object invoke(Object target, Method method, Object[] arguments) throws Throwable {
    try {
      return method.invoke(target, arguments);
    } catch (InvocationTargetException e) {
      throw e.getCause();
    }
  }

  @Override
  public Connection getConnection(String user, String password) throws SQLException {
    throw new SQLFeatureNotSupportedException();
  }

  @Override
  public PrintWriter getLogWriter() throws SQLException {
    throw new SQLFeatureNotSupportedException();
  }

  @Override
  public void setLogWriter(PrintWriter out) throws SQLException {
    throw new SQLFeatureNotSupportedException();
  }

  @Override
  public void setLoginTimeout(int seconds) throws SQLException {
    throw new SQLFeatureNotSupportedException();
  }

  @Override
  public int getLoginTimeout() {
    return 0;
  }

  @Override
  public Logger getParentLogger() throws SQLFeatureNotSupportedException {
    throw new SQLFeatureNotSupportedException();
  }

  @Override
  public <T> T unwrap(Class<T> type) throws SQLException {
    throw new SQLFeatureNotSupportedException();
  }

  @Override
  public boolean isWrapperFor(Class<?> type) {
    return false;
  }
}
