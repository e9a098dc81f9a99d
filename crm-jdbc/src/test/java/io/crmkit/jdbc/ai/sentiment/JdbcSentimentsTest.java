package io.crmkit.jdbc.ai.sentiment;

import io.crmkit.ai.sentiment.port.SentimentRepository;
import io.crmkit.jdbc.TestDatabase;
import io.crmkit.jdbc.TestDatabases;
import io.crmkit.jdbc.Transactions;
import io.crmkit.testkit.ai.sentiment.SentimentRepositoryContract;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Nested;

class JdbcSentimentsTest {

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

  private abstract static class Stored extends SentimentRepositoryContract {

    private final TestDatabase database;
    private final Transactions transactions;

    Stored(TestDatabases databases) {
      database = databases.migrated();
      transactions = Transactions.on(database.dataSource());
    }

    @Override
    protected SentimentRepository emptyRepository() {
      return new JdbcSentiments(transactions);
    }

    @AfterEach
    void remove() {
      database.close();
    }
  }
}
