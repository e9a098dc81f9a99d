package io.crmkit.examples.command;

import io.crmkit.core.RefusedException;
import io.crmkit.core.Violation;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.regex.Pattern;
import org.h2.jdbcx.JdbcDataSource;

/** An H2 database that a command keeps its work in. */
public final class H2Database {

  /** H2 keeps a log beside a file that it cannot open, and complains on the terminal where it cannot even do that. */
  private static final String QUIET = ";TRACE_LEVEL_FILE=0;TRACE_LEVEL_SYSTEM_OUT=0";

  private static final Pattern CLASS = Pattern.compile("\\b(?:\\w+\\.)+\\w+(?:Exception|Error): ");

  private H2Database() {}

  /**
   * Returns a database, which is made if it does not exist.
   *
   * @param user whose it is; nobody's if blank
   * @param name what the user calls it
   * @throws RefusedException if it cannot be opened
   */
  public static JdbcDataSource opened(String url, String user, String name) {
    JdbcDataSource database = new JdbcDataSource();
    database.setURL(url + QUIET);
    database.setUser(user);
    try (Connection tried = database.getConnection()) {
      tried.getMetaData();
      return database;
    } catch (SQLException closed) {
      throw Refused.of(new Violation("", "examples.no-database",
          "%s cannot be opened as an H2 database: %s".formatted(name, why(closed))));
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
