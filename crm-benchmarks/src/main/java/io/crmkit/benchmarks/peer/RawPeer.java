package io.crmkit.benchmarks.peer;

import io.crmkit.benchmarks.worker.ApprovalPeer;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.sql.Timestamp;
import java.time.Duration;
import java.time.Instant;
import java.util.UUID;
import javax.sql.DataSource;

/** The least code that does the same work: the rows that crmkit writes, in the same transactions, without any rules. */
public final class RawPeer implements ApprovalPeer {

  private final DataSource database;

  public RawPeer(DataSource database) throws SQLException {
    this.database = database;
    try (Connection connection = database.getConnection(); Statement statement = connection.createStatement()) {
      statement.execute("CREATE TABLE IF NOT EXISTS approval (id VARCHAR(64) PRIMARY KEY, version BIGINT NOT NULL, "
          + "due TIMESTAMP WITH TIME ZONE, state VARCHAR(8000) NOT NULL)");
      statement.execute("CREATE INDEX IF NOT EXISTS approval_due ON approval (due)");
      statement.execute("CREATE TABLE IF NOT EXISTS history (id VARCHAR(64), version BIGINT, event VARCHAR(8000), "
          + "PRIMARY KEY (id, version))");
    }
  }

  private interface Work<T> {
    T in(Connection connection) throws SQLException;
  }

  @Override
  public String submit(long number) {
    String id = UUID.randomUUID().toString();
    return inTransaction(connection -> {
      try (PreparedStatement insert = connection.prepareStatement("INSERT INTO approval VALUES (?, 1, ?, ?)")) {
        insert.setString(1, id);
        insert.setTimestamp(2, Timestamp.from(Instant.now().plus(Duration.ofDays(1))));
        insert.setString(3, "x".repeat(1000));
        insert.executeUpdate();
      }
      history(connection, id, 1);
      return id;
    });
  }

  private static void history(Connection connection, String id, long version) throws SQLException {
    try (PreparedStatement insert = connection.prepareStatement("INSERT INTO history VALUES (?, ?, ?)")) {
      for (int i = 0; i < 2; i++) {
        insert.setString(1, id);
        insert.setLong(2, 2 * version + i);
        insert.setString(3, "x".repeat(300));
        insert.addBatch();
      }
      insert.executeBatch();
    }
  }

  @Override
  public void approveAsManager(String request) {
    approve(request);
  }

  @Override
  public void approveAsDirector(String request, int director) {
    approve(request);
  }

  private void approve(String id) {
    inTransaction(connection -> {
      long version;
      try (PreparedStatement select = connection.prepareStatement("SELECT version, state FROM approval WHERE id = ?")) {
        select.setString(1, id);
        try (ResultSet rs = select.executeQuery()) {
          rs.next();
          version = rs.getLong(1);
          rs.getString(2);
        }
      }
      try (PreparedStatement update = connection.prepareStatement(
          "UPDATE approval SET version = version + 1, due = ?, state = ? WHERE id = ? AND version = ?")) {
        update.setTimestamp(1, Timestamp.from(Instant.now().plus(Duration.ofDays(1))));
        update.setString(2, "x".repeat(1000));
        update.setString(3, id);
        update.setLong(4, version);
        update.executeUpdate();
      }
      history(connection, id, version + 1);
      return id;
    });
  }

  private <T> T inTransaction(Work<T> work) {
    try (Connection connection = database.getConnection()) {
      connection.setAutoCommit(false);
      T result = work.in(connection);
      connection.commit();
      return result;
    } catch (SQLException e) {
      throw new IllegalStateException("the database refused", e);
    }
  }

  @Override
  public void close() {}
}
