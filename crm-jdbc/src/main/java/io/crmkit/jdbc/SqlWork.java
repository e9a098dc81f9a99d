package io.crmkit.jdbc;

import java.sql.Connection;
import java.sql.SQLException;

/** What to do with a connection that is opened and closed by somebody else. */
@FunctionalInterface
public interface SqlWork<T> {

  T on(Connection connection) throws SQLException;
}
