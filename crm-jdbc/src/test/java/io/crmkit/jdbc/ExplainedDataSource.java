package io.crmkit.jdbc;

import java.lang.reflect.InvocationHandler;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;

/**
 * Has a database explain every statement before it is executed, with the same parameters. For one thread.
 *
 * <p>Queries are run to be explained, so that their plans tell how much they read; on PostgreSQL once more with the
 * plan that it may settle on after a few executions, which is made for any parameters.
 */
public final class ExplainedDataSource {

  private static final Set<String> WRITES = Set.of("executeUpdate", "addBatch");
  private static final String RUN_ON_POSTGRESQL = "explain (analyze, buffers, costs off, timing off) ";

  /** A parameter that was bound, to be bound again. */
  private record Binding(Method method, List<Object> arguments) {

    String literal() {
      Object value = arguments.get(1);
      return value instanceof Number ? value.toString() : "'%s'".formatted(value.toString().replace("'", "''"));
    }
  }

  private final DataSource database;
  private final List<Plan> plans = new ArrayList<>();

  public ExplainedDataSource(DataSource database) {
    this.database = database;
  }

  public DataSource dataSource() {
    return SuppliedDataSource.of(() -> explained(database.getConnection()));
  }

  /** Returns the plans of the statements since the last call. */
  public List<Plan> takePlans() {
    List<Plan> taken = List.copyOf(plans);
    plans.clear();
    return taken;
  }

  private Connection explained(Connection connection) {
    return wrap(Connection.class, (proxy, method, arguments) -> {
      Object answer = invoke(connection, method, arguments);
      return answer instanceof PreparedStatement statement
          ? explained(connection, (String) arguments[0], statement)
          : answer;
    });
  }

  private PreparedStatement explained(Connection connection, String sql, PreparedStatement statement) {
    List<Binding> bindings = new ArrayList<>();
    return wrap(PreparedStatement.class, (proxy, method, arguments) -> {
      if (method.getName().startsWith("set")) {
        bindings.add(new Binding(method, Arrays.asList(arguments)));
      }
      boolean isQuery = method.getName().equals("executeQuery");
      // a statement with parts that write is a query to JDBC, and must not be run to be explained
      boolean writes = WRITES.contains(method.getName()) || (isQuery && !sql.startsWith("select"));
      if (isQuery && !writes) {
        explainQuery(connection, sql, bindings);
      }
      if (writes) {
        plans.add(explain(connection, "explain ", sql, bindings));
        bindings.clear();
      }
      return invoke(statement, method, arguments);
    });
  }

  private void explainQuery(Connection connection, String sql, List<Binding> bindings) throws Throwable {
    if (Dialect.of(connection) == Dialect.POSTGRESQL) {
      plans.add(explain(connection, RUN_ON_POSTGRESQL, sql, bindings));
      plans.add(explainForAnyParameters(connection, sql, bindings));
    } else {
      plans.add(explain(connection, "explain analyze ", sql, bindings));
    }
  }

  private static Plan explainForAnyParameters(Connection connection, String sql, List<Binding> bindings)
      throws SQLException {
    try (Statement statement = connection.createStatement()) {
      statement.execute("set plan_cache_mode = force_generic_plan");
      statement.execute("prepare explained as " + numbered(sql));
      String values = bindings.stream().map(Binding::literal).collect(Collectors.joining(", "));
      String text = text(statement.executeQuery(RUN_ON_POSTGRESQL + "execute explained (" + values + ")"));
      statement.execute("deallocate explained");
      statement.execute("reset plan_cache_mode");
      return new Plan(sql, text);
    }
  }

  private static String numbered(String sql) {
    int[] count = {0};
    return Pattern.compile("\\?").matcher(sql).replaceAll(mark -> "\\$" + ++count[0]);
  }

  private static Plan explain(Connection connection, String explain, String sql, List<Binding> bindings)
      throws Throwable {
    try (PreparedStatement statement = connection.prepareStatement(explain + sql)) {
      for (Binding binding : bindings) {
        invoke(statement, binding.method, binding.arguments.toArray());
      }
      return new Plan(sql, text(statement.executeQuery()));
    }
  }

  private static String text(ResultSet lines) throws SQLException {
    StringBuilder text = new StringBuilder();
    while (lines.next()) {
      text.append(lines.getString(1)).append('\n');
    }
    return text.toString();
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
