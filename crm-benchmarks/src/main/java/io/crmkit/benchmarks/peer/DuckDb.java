package io.crmkit.benchmarks.peer;

import java.io.File;
import java.net.MalformedURLException;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.Driver;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Arrays;
import java.util.Properties;

/** DuckDB in this process and in memory. */
public final class DuckDb {

  private DuckDb() {}

  /**
   * Returns a connection to a new database that works on one thread.
   *
   * @param target the folder {@code target} of this module
   */
  public static Connection onOneThread(Path target) throws SQLException {
    Connection connection = driver(PeerClassPath.of("duckdb", target)).connect("jdbc:duckdb:", new Properties());
    try (Statement statement = connection.createStatement()) {
      statement.execute("set threads = 1");
    }
    return connection;
  }

  private static Driver driver(String classPath) {
    try {
      URL[] urls = Arrays.stream(classPath.split(File.pathSeparator)).map(DuckDb::url).toArray(URL[]::new);
      // stays open as long as the process: the driver loads its classes as it needs them
      ClassLoader loader = new URLClassLoader(urls, DuckDb.class.getClassLoader());
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
}
