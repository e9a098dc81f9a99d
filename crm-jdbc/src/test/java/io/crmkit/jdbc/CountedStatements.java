package io.crmkit.jdbc;

import java.lang.reflect.InvocationHandler;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import java.sql.Connection;
import java.sql.PreparedStatement;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;

/** Counts how often statements are executed, a batch once. For one thread. */
public final class CountedStatements {

  private final DataSource database;
  private int executions;

  public CountedStatements(DataSource database) {
    this.database = database;
  }

  public DataSource dataSource() {
    return SuppliedDataSource.of(() -> counted(database.getConnection()));
  }

  public int executions() {
    return executions;
  }

  private Connection counted(Connection connection) {
    return wrap(Connection.class, (proxy, method, arguments) -> {
      Object answer = invoke(connection, method, arguments);
      return answer instanceof PreparedStatement statement ? counted(statement) : answer;
    });
  }

  private PreparedStatement counted(PreparedStatement statement) {
    return wrap(PreparedStatement.class, (proxy, method, arguments) -> {
      if (method.getName().startsWith("execute")) {
        executions++;
      }
      return invoke(statement, method, arguments);
    });
  }

  private static <T> T wrap(Class<T> type, InvocationHandler handler) {
    return type.cast(Proxy.newProxyInstance(type.getClassLoader(), new Class<?>[] {type}, handler));
  }

  private static @Nullable Object invoke(Object target, Method method, Object @Nullable [] arguments) throws Throwable {
    try {
      return method.invoke(target, arguments);
    } catch (InvocationTargetException e) {
      throw e.getCause();
    }
  }
}
