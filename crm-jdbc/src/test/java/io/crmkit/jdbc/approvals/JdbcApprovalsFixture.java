package io.crmkit.jdbc.approvals;

import io.crmkit.core.event.Outbox;
import io.crmkit.jdbc.TestDatabase;
import io.crmkit.jdbc.TestDatabases;
import io.crmkit.jdbc.Transactions;
import io.crmkit.jdbc.event.JdbcOutbox;

/** The storage of approval chains in a database that is empty at first. */
final class JdbcApprovalsFixture implements AutoCloseable {

  private final TestDatabase database;
  private final Transactions transactions;

  JdbcApprovalsFixture(TestDatabases databases) {
    database = databases.migrated();
    transactions = Transactions.on(database.dataSource());
  }

  JdbcApprovals approvals() {
    return new JdbcApprovals(transactions);
  }

  Outbox outbox() {
    return new JdbcOutbox(transactions);
  }

  TestDatabase database() {
    return database;
  }

  @Override
  public void close() {
    database.close();
  }
}
