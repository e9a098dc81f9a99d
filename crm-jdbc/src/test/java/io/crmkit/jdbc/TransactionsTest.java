package io.crmkit.jdbc;

import org.junit.jupiter.api.Nested;

class TransactionsTest {

  @Nested
  class OnH2InMemory extends TransactionsContract {
    OnH2InMemory() {
      super(TestDatabases.H2_MEMORY);
    }
  }

  @Nested
  class OnAnH2File extends TransactionsContract {
    OnAnH2File() {
      super(TestDatabases.H2_FILE);
    }
  }

  @Nested
  class OnPostgreSql extends TransactionsContract {
    OnPostgreSql() {
      super(TestDatabases.POSTGRESQL);
    }
  }
}
