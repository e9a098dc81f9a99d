package io.crmkit.jdbc.forecast;

import io.crmkit.forecast.port.SnapshotRepository;
import io.crmkit.jdbc.TestDatabase;
import io.crmkit.jdbc.TestDatabases;
import io.crmkit.jdbc.Transactions;
import io.crmkit.testkit.forecast.SnapshotRepositoryContract;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Nested;

class JdbcSnapshotsTest {

  @Nested
  class OnH2InMemory extends Snapshots {
    OnH2InMemory() {
      super(TestDatabases.H2_MEMORY);
    }
  }

  @Nested
  class OnAnH2File extends Snapshots {
    OnAnH2File() {
      super(TestDatabases.H2_FILE);
    }
  }

  @Nested
  class OnPostgreSql extends Snapshots {
    OnPostgreSql() {
      super(TestDatabases.POSTGRESQL);
    }
  }

  private abstract static class Snapshots extends SnapshotRepositoryContract {

    private final TestDatabase database;
    private final Transactions transactions;

    Snapshots(TestDatabases databases) {
      database = databases.migrated();
      transactions = Transactions.on(database.dataSource());
    }

    @Override
    protected SnapshotRepository emptyRepository() {
      return new JdbcSnapshots(transactions).snapshots();
    }

    @AfterEach
    void remove() {
      database.close();
    }
  }
}
