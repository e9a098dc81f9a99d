package io.crmkit.benchmarks.forecast;

import io.crmkit.benchmarks.peer.PeerClassPath;
import java.io.File;
import java.net.MalformedURLException;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.Driver;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Arrays;
import java.util.Properties;

/** DuckDB in this process, on one thread, over the same deals, sorted by cell. */
final class DuckPeer implements AutoCloseable {

  private static final String CELLS =
      "select owner, month, stage, count(*) as n, sum(amount) as s, sum(amount * bp) as w from deals group by all";

  private final Connection connection;

  DuckPeer(Path target, int deals) throws SQLException {
    connection = driver(PeerClassPath.of("duckdb", target)).connect("jdbc:duckdb:", new Properties());
    try (Statement statement = connection.createStatement()) {
      statement.execute("set threads = 1");
    }
    try (PreparedStatement create = connection.prepareStatement("create table deals as " + Deals.SQL
        + " order by owner, month, stage")) {
      create.setLong(1, deals);
      create.execute();
    }
  }

  /** Returns the sum of all amounts, by way of the cells. */
  long cells() throws SQLException {
    return number("select sum(s) from (select owner, month, stage, count(*) as n, sum(amount) as s"
        + " from deals group by all)");
  }

  /** As {@link #cells}, with the weighted amounts. */
  long weightedCells() throws SQLException {
    return number("select sum(s) + 0 * sum(w) from (" + CELLS + ")");
  }

  /** Returns the sum over all nodes of six levels, months and stages. */
  long rollUp() throws SQLException {
    return number("with cells as (" + CELLS + ") select sum(s) from (select sum(s) as s, sum(w) as w, sum(n) as n from"
        + " (select *, owner // 500 as l1, owner // 100 as l2, owner // 20 as l3, owner // 4 as l4 from cells)"
        + " group by grouping sets ((month, stage), (l1, month, stage), (l2, month, stage), (l3, month, stage),"
        + " (l4, month, stage), (owner, month, stage)))");
  }

  void update(int deal, long amount) throws SQLException {
    try (PreparedStatement update = connection.prepareStatement("update deals set amount = ? where rowid = ?")) {
      update.setLong(1, amount);
      update.setLong(2, deal);
      update.executeUpdate();
    }
  }

  private long number(String sql) throws SQLException {
    try (Statement statement = connection.createStatement(); ResultSet rows = statement.executeQuery(sql)) {
      rows.next();
      return rows.getBigDecimal(1).longValueExact();
    }
  }

  private static Driver driver(String classPath) {
    try {
      URL[] urls = Arrays.stream(classPath.split(File.pathSeparator)).map(DuckPeer::url).toArray(URL[]::new);
      // stays open as long as the process: the driver loads its classes as it needs them
      ClassLoader loader = new URLClassLoader(urls, DuckPeer.class.getClassLoader());
      return (Driver) loader.loadClass("org.duckdb.DuckDBDriver").getDeclaredConstructor().newInstance();
    } catch (ReflectiveOperationException e) {
      throw new IllegalStateException("there is no DuckDB on " + classPath, e);
    }
  }

  private static URL url(String path) {
    try {
      return Path.of(path).toUri().toURL();
    } catch (MalformedURLException e) {
      throw new IllegalArgumentException(path, e);
    }
  }

  @Override
  public void close() throws SQLException {
    connection.close();
  }
}
