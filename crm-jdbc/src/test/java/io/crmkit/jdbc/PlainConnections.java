package io.crmkit.jdbc;

import com.zaxxer.hikari.HikariDataSource;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;

/** New connections to a test database, straight from its driver, of which each is watched until it is closed. */
public final class PlainConnections {

  /** How the driver hands out its connections. */
  public enum Mode { AUTO_COMMIT, MANUAL_COMMIT }

  private final String url;
  private final Mode mode;
  private final List<String> left = new ArrayList<>();
  private int opened;
  private int open;

  public PlainConnections(TestDatabase database, Mode mode) {
    this.url = ((HikariDataSource) database.dataSource()).getJdbcUrl();
    this.mode = mode;
  }

  public DataSource dataSource() {
    return SuppliedDataSource.of(() -> {
      Connection connection = DriverManager.getConnection(url);
      connection.setAutoCommit(mode == Mode.AUTO_COMMIT);
      opened++;
      open++;
      return watched(connection);
    });
  }

  /** Returns how many connections were opened. */
  public int opened() {
    return opened;
  }

  /** Returns what was not cleaned up: connections, statements, and transactions that were cut off. */
  public List<String> left() {
    List<String> all = new ArrayList<>(left);
    if (open != 0) {
      all.add(open + " connections are open");
    }
    return all;
  }

  private Connection watched(Connection connection) {
    List<PreparedStatement> statements = new ArrayList<>();
    boolean[] dirty = {false};
    return (Connection) Proxy.newProxyInstance(
        getClass().getClassLoader(), new Class<?>[] {Connection.class}, (proxy, method, arguments) -> {
          if (method.getName().equals("close")) {
            closing(connection, statements, dirty[0]);
          }
          if (method.getName().equals("commit") || method.getName().equals("rollback")) {
            dirty[0] = false;
          }
          Object answer = invoke(connection, method, arguments);
          if (answer instanceof PreparedStatement statement) {
            dirty[0] = true;
            statements.add(statement);
          }
          return answer;
        });
  }

  private void closing(Connection connection, List<PreparedStatement> statements, boolean dirty) throws SQLException {
    open--;
    for (PreparedStatement each : statements) {
      if (!each.isClosed()) {
        left.add("a statement was left open: " + each);
      }
    }
    if (connection.getAutoCommit() != (mode == Mode.AUTO_COMMIT)) {
      left.add("a connection came back with auto-commit turned over");
    }
    if (!connection.getAutoCommit() && dirty) {
      left.add("a transaction was neither committed nor rolled back");
    }
  }

  private static @Nullable Object invoke(Object target, Method method, Object @Nullable [] arguments) throws Throwable {
    try {
      return method.invoke(target, arguments);
    } catch (InvocationTargetException e) {
      throw e.getCause();
    }
  }
}
