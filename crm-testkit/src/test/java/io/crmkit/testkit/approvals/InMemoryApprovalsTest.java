package io.crmkit.testkit.approvals;

import io.crmkit.approvals.port.ActionTokenRepository;
import io.crmkit.approvals.port.ApprovalRepository;
import io.crmkit.approvals.port.DefinitionRepository;
import io.crmkit.approvals.port.Delegations;
import io.crmkit.core.event.Outbox;
import org.junit.jupiter.api.Nested;

class InMemoryApprovalsTest {

  private final InMemoryApprovals store = new InMemoryApprovals();

  @Nested
  class TheApprovals extends ApprovalRepositoryContract {

    @Override
    protected ApprovalRepository emptyRepository() {
      return store.approvals();
    }

    @Override
    protected Outbox outbox() {
      return store.outbox();
    }
  }

  @Nested
  class TheDefinitions extends DefinitionRepositoryContract {

    @Override
    protected DefinitionRepository emptyRepository() {
      return store.definitions();
    }

    @Override
    protected Outbox outbox() {
      return store.outbox();
    }
  }

  @Nested
  class TheTokens extends ActionTokenRepositoryContract {

    @Override
    protected ActionTokenRepository emptyTokens() {
      return store.tokens();
    }
  }

  @Nested
  class TheDelegations extends DelegationsContract {

    @Override
    protected Delegations emptyStore() {
      return store.delegations();
    }
  }
}
