package io.crmkit.jdbc.record;

import io.crmkit.core.event.Outbox;
import io.crmkit.jdbc.TestDatabase;
import io.crmkit.jdbc.TestDatabases;
import io.crmkit.jdbc.Transactions;
import io.crmkit.jdbc.event.JdbcOutbox;
import io.crmkit.record.port.RecordStorage;
import io.crmkit.testkit.record.ConversionRepositoryContract;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Nested;

class JdbcConversionsTest {

  @Nested
  class OnH2InMemory extends Conversions {
    OnH2InMemory() {
      super(TestDatabases.H2_MEMORY);
    }
  }

  @Nested
  class OnAnH2File extends Conversions {
    OnAnH2File() {
      super(TestDatabases.H2_FILE);
    }
  }

  @Nested
  class OnPostgreSql extends Conversions {
    OnPostgreSql() {
      super(TestDatabases.POSTGRESQL);
    }
  }

  private abstract static class Conversions extends ConversionRepositoryContract {

    private final TestDatabase database;
    private final Transactions transactions;

    Conversions(TestDatabases databases) {
      database = databases.migrated();
      transactions = Transactions.on(database.dataSource());
    }

    @Override
    protected RecordStorage emptyStorage() {
      return new JdbcRecords(transactions);
    }

    @Override
    protected Outbox outbox() {
      return new JdbcOutbox(transactions);
    }

    @AfterEach
    void remove() {
      database.close();
    }
  }
}
