package io.crmkit.jdbc.event;

import io.crmkit.jdbc.TestDatabases;
import io.crmkit.testkit.event.OutboxFixture;
import io.crmkit.testkit.event.OutboxPublisherContract;
import org.junit.jupiter.api.Nested;

class JdbcOutboxPublisherTest {

  @Nested
  class OnH2InMemory extends OutboxPublisherContract {
    @Override
    protected OutboxFixture emptyOutbox() {
      return new JdbcOutboxFixture(TestDatabases.H2_MEMORY);
    }
  }

  @Nested
  class OnAnH2File extends OutboxPublisherContract {
    @Override
    protected OutboxFixture emptyOutbox() {
      return new JdbcOutboxFixture(TestDatabases.H2_FILE);
    }
  }

  @Nested
  class OnPostgreSql extends OutboxPublisherContract {
    @Override
    protected OutboxFixture emptyOutbox() {
      return new JdbcOutboxFixture(TestDatabases.POSTGRESQL);
    }
  }
}
