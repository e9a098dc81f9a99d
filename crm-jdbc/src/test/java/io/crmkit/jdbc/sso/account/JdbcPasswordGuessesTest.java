package io.crmkit.jdbc.sso.account;

import io.crmkit.jdbc.TestDatabase;
import io.crmkit.jdbc.TestDatabases;
import io.crmkit.jdbc.Transactions;
import io.crmkit.sso.account.port.PasswordGuesses;
import io.crmkit.testkit.sso.account.PasswordGuessesContract;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Nested;

class JdbcPasswordGuessesTest {

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

  private abstract static class Stored extends PasswordGuessesContract {

    private final TestDatabase database;
    private final Transactions transactions;

    Stored(TestDatabases databases) {
      database = databases.migrated();
      transactions = Transactions.on(database.dataSource());
    }

    @Override
    protected PasswordGuesses emptyGuesses() {
      return new JdbcPasswordGuesses(transactions);
    }

    @AfterEach
    void remove() {
      database.close();
    }
  }
}
