package io.crmkit.jdbc.record;

import io.crmkit.core.event.Outbox;
import io.crmkit.jdbc.TestDatabase;
import io.crmkit.jdbc.TestDatabases;
import io.crmkit.jdbc.Transactions;
import io.crmkit.jdbc.event.JdbcOutbox;
import io.crmkit.record.port.PipelineRepository;
import io.crmkit.testkit.record.PipelineRepositoryContract;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Nested;

class JdbcPipelinesTest {

  @Nested
  class OnH2InMemory extends Pipelines {
    OnH2InMemory() {
      super(TestDatabases.H2_MEMORY);
    }
  }

  @Nested
  class OnAnH2File extends Pipelines {
    OnAnH2File() {
      super(TestDatabases.H2_FILE);
    }
  }

  @Nested
  class OnPostgreSql extends Pipelines {
    OnPostgreSql() {
      super(TestDatabases.POSTGRESQL);
    }
  }

  private abstract static class Pipelines extends PipelineRepositoryContract {

    private final TestDatabase database;
    private final Transactions transactions;

    Pipelines(TestDatabases databases) {
      database = databases.migrated();
      transactions = Transactions.on(database.dataSource());
    }

    @Override
    protected PipelineRepository emptyRepository() {
      return new JdbcRecords(transactions).pipelines();
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
