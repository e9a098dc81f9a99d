package io.crmkit.jdbc.sso;

import io.crmkit.core.event.Outbox;
import io.crmkit.jdbc.TestDatabase;
import io.crmkit.jdbc.TestDatabases;
import io.crmkit.jdbc.Transactions;
import io.crmkit.jdbc.event.JdbcOutbox;
import io.crmkit.sso.session.port.SessionRepository;
import io.crmkit.testkit.sso.SessionRepositoryContract;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Nested;

class JdbcSessionsTest {

  @Nested
  class OnH2InMemory extends Stored {
    OnH2InMemory() {
      super(TestDatabases.H2_MEMORY);
    }
  }

  @Nested
  class OnAnH2File extends Stored {
    OnAnH2File() {
      super(TestDatabases.H2_FILE);
    }
  }

  @Nested
  class OnPostgreSql extends Stored {
    OnPostgreSql() {
      super(TestDatabases.POSTGRESQL);
    }
  }

  private abstract static class Stored extends SessionRepositoryContract {

    private final TestDatabase database;
    private final Transactions transactions;

    Stored(TestDatabases databases) {
      database = databases.migrated();
      transactions = Transactions.on(database.dataSource());
    }

    @Override
    protected SessionRepository emptyRepository() {
      return new JdbcSessionRepository(transactions);
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
