package io.crmkit.jdbc.event;

import io.crmkit.jdbc.TestDatabases;
import io.crmkit.testkit.event.OutboxContract;
import io.crmkit.testkit.event.OutboxFixture;
import org.junit.jupiter.api.Nested;

class JdbcOutboxTest {

  @Nested
  class OnH2InMemory extends OutboxContract {
    @Override
    protected OutboxFixture emptyOutbox() {
      return new JdbcOutboxFixture(TestDatabases.H2_MEMORY);
    }
  }

  @Nested
  class OnAnH2File extends OutboxContract {
    @Override
    protected OutboxFixture emptyOutbox() {
      return new JdbcOutboxFixture(TestDatabases.H2_FILE);
    }
  }

  @Nested
  class OnPostgreSql extends OutboxContract {
    @Override
    protected OutboxFixture emptyOutbox() {
      return new JdbcOutboxFixture(TestDatabases.POSTGRESQL);
    }
  }
}
