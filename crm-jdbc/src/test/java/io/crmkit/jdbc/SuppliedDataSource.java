package io.crmkit.jdbc;

import java.lang.reflect.Proxy;
import java.sql.Connection;
import java.sql.SQLException;
import javax.sql.DataSource;

/** Makes data sources of what hands out connections. */
public final class SuppliedDataSource {

  /** Hands out one connection, which its user closes. */
  @FunctionalInterface
  public interface Supply {
    Connection connection() throws SQLException;
  }

  private SuppliedDataSource() {}

  /** Returns a data source that can do nothing but hand out what {@code supply} does. */
  public static DataSource of(Supply supply) {
    return (DataSource) Proxy.newProxyInstance(
        DataSource.class.getClassLoader(), new Class<?>[] {DataSource.class}, (proxy, method, arguments) -> {
          if (method.getName().equals("getConnection") && method.getParameterCount() == 0) {
            return supply.connection();
          }
          throw new UnsupportedOperationException(method.toString());
        });
  }
}
