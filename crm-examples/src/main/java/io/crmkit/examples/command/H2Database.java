package io.crmkit.examples.command;

import io.crmkit.core.RefusedException;
import io.crmkit.core.Violation;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.regex.Pattern;
import org.h2.jdbcx.JdbcDataSource;

/**
 * An H2 database that a command keeps its work in. H2 closes one that has no connection, and opens it anew for the next: here
 * one is held until the end.
 */
public final class H2Database implements AutoCloseable {

  /** H2 keeps a log beside a file that it cannot open, and complains on the terminal where it cannot even do that. */
  private static final String QUIET = ";TRACE_LEVEL_FILE=0;TRACE_LEVEL_SYSTEM_OUT=0";

  private static final Pattern CLASS = Pattern.compile("\\b(?:\\w+\\.)+\\w+(?:Exception|Error): ");

  private final JdbcDataSource source;
  private final Connection held;

  private H2Database(JdbcDataSource source, Connection held) {
    this.source = source;
    this.held = held;
  }

  /**
   * Opens a database, which is made if it does not exist.
   *
   * @param user whose it is; nobody's if blank
   * @param name what the user calls it
   * @throws RefusedException if it cannot be opened
   */
  public static H2Database open(String url, String user, String name) {
    JdbcDataSource source = new JdbcDataSource();
    source.setURL(url + QUIET);
    source.setUser(user);
    try {
      return new H2Database(source, source.getConnection());
    } catch (SQLException closed) {
      throw Refused.of(new Violation("", "examples.no-database",
          "%s cannot be opened as an H2 database: %s".formatted(name, why(closed))));
    }
  }

  public JdbcDataSource source() {
    return source;
  }

  @Override
  public void close() {
    try {
      held.close();
    } catch (SQLException e) {
      throw new IllegalStateException("an H2 database does not close", e);
    }
  }

  /** Of files H2 itself says no more than that it cannot, and its causes name its classes. */
  private static String why(SQLException closed) {
    String said = String.valueOf(closed.getMessage());
    return said.startsWith("IO Exception")
        ? "what is there is no such database, or nothing can be read and written there"
        : CLASS.matcher(said.replace(QUIET, "")).replaceAll("");
  }
}
