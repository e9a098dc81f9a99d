package io.crmkit.jdbc.approvals;

import io.crmkit.approvals.port.ActionTokenRepository;
import io.crmkit.approvals.port.ApprovalRepository;
import io.crmkit.approvals.port.DefinitionRepository;
import io.crmkit.approvals.port.Delegations;
import io.crmkit.core.event.Outbox;
import io.crmkit.jdbc.TestDatabases;
import io.crmkit.testkit.approvals.ActionTokenRepositoryContract;
import io.crmkit.testkit.approvals.ApprovalRepositoryContract;
import io.crmkit.testkit.approvals.DefinitionRepositoryContract;
import io.crmkit.testkit.approvals.DelegationsContract;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Nested;

class JdbcApprovalsTest {

  @Nested
  class OnH2InMemory {

    @Nested
    class TheApprovals extends Approvals {
      TheApprovals() {
        super(TestDatabases.H2_MEMORY);
      }
    }

    @Nested
    class TheDefinitions extends Definitions {
      TheDefinitions() {
        super(TestDatabases.H2_MEMORY);
      }
    }

    @Nested
    class TheTokens extends Tokens {
      TheTokens() {
        super(TestDatabases.H2_MEMORY);
      }
    }

    @Nested
    class TheDelegations extends OfDelegations {
      TheDelegations() {
        super(TestDatabases.H2_MEMORY);
      }
    }
  }

  @Nested
  class OnAnH2File {

    @Nested
    class TheApprovals extends Approvals {
      TheApprovals() {
        super(TestDatabases.H2_FILE);
      }
    }

    @Nested
    class TheDefinitions extends Definitions {
      TheDefinitions() {
        super(TestDatabases.H2_FILE);
      }
    }

    @Nested
    class TheTokens extends Tokens {
      TheTokens() {
        super(TestDatabases.H2_FILE);
      }
    }

    @Nested
    class TheDelegations extends OfDelegations {
      TheDelegations() {
        super(TestDatabases.H2_FILE);
      }
    }
  }

  @Nested
  class OnPostgreSql {

    @Nested
    class TheApprovals extends Approvals {
      TheApprovals() {
        super(TestDatabases.POSTGRESQL);
      }
    }

    @Nested
    class TheDefinitions extends Definitions {
      TheDefinitions() {
        super(TestDatabases.POSTGRESQL);
      }
    }

    @Nested
    class TheTokens extends Tokens {
      TheTokens() {
        super(TestDatabases.POSTGRESQL);
      }
    }

    @Nested
    class TheDelegations extends OfDelegations {
      TheDelegations() {
        super(TestDatabases.POSTGRESQL);
      }
    }
  }

  private abstract static class Approvals extends ApprovalRepositoryContract {

    private final JdbcApprovalsFixture fixture;

    Approvals(TestDatabases databases) {
      fixture = new JdbcApprovalsFixture(databases);
    }

    @Override
    protected ApprovalRepository emptyRepository() {
      return fixture.approvals().approvals();
    }

    @Override
    protected Outbox outbox() {
      return fixture.outbox();
    }

    @AfterEach
    void remove() {
      fixture.close();
    }
  }

  private abstract static class Definitions extends DefinitionRepositoryContract {

    private final JdbcApprovalsFixture fixture;

    Definitions(TestDatabases databases) {
      fixture = new JdbcApprovalsFixture(databases);
    }

    @Override
    protected DefinitionRepository emptyRepository() {
      return fixture.approvals().definitions();
    }

    @Override
    protected Outbox outbox() {
      return fixture.outbox();
    }

    @AfterEach
    void remove() {
      fixture.close();
    }
  }

  private abstract static class Tokens extends ActionTokenRepositoryContract {

    private final JdbcApprovalsFixture fixture;

    Tokens(TestDatabases databases) {
      fixture = new JdbcApprovalsFixture(databases);
    }

    @Override
    protected ActionTokenRepository emptyTokens() {
      return fixture.approvals().tokens();
    }

    @AfterEach
    void remove() {
      fixture.close();
    }
  }

  private abstract static class OfDelegations extends DelegationsContract {

    private final JdbcApprovalsFixture fixture;

    OfDelegations(TestDatabases databases) {
      fixture = new JdbcApprovalsFixture(databases);
    }

    @Override
    protected Delegations emptyStore() {
      return fixture.approvals().delegations();
    }

    @AfterEach
    void remove() {
      fixture.close();
    }
  }
}
