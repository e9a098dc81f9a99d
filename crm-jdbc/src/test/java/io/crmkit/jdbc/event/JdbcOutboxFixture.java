package io.crmkit.jdbc.event;

import io.crmkit.core.event.DeadLetters;
import io.crmkit.core.event.DomainEvent;
import io.crmkit.core.event.Outbox;
import io.crmkit.jdbc.TestDatabase;
import io.crmkit.jdbc.TestDatabases;
import io.crmkit.jdbc.Transactions;
import io.crmkit.testkit.event.OutboxFixture;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;

/** The outbox in a database that is empty at first. */
final class JdbcOutboxFixture implements OutboxFixture {

  private final TestDatabase database;
  private final Transactions transactions;

  JdbcOutboxFixture(TestDatabases databases) {
    database = databases.migrated();
    transactions = Transactions.on(database.dataSource());
  }

  @Override
  public Outbox outbox() {
    return new JdbcOutbox(transactions);
  }

  @Override
  public DeadLetters deadLetters() {
    return new JdbcDeadLetters(transactions);
  }

  @Override
  public void append(List<DomainEvent> events) {
    append(transactions, events);
  }

  @Override
  public Runnable appendLater(List<DomainEvent> events) {
    try {
      Connection connection = database.dataSource().getConnection();
      connection.setAutoCommit(false);
      new EventLog(transactions.dialect()).append(connection, events);
      return () -> commit(connection);
    } catch (SQLException e) {
      throw new IllegalStateException(e);
    }
  }

  @Override
  public void close() {
    database.close();
  }

  TestDatabase database() {
    return database;
  }

  Transactions transactions() {
    return transactions;
  }

  static void append(Transactions transactions, List<DomainEvent> events) {
    transactions.inTransaction(connection -> {
      new EventLog(transactions.dialect()).append(connection, events);
      return events.size();
    });
  }

  private static void commit(Connection connection) {
    try (connection) {
      connection.commit();
      connection.setAutoCommit(true);
    } catch (SQLException e) {
      throw new IllegalStateException(e);
    }
  }
}
