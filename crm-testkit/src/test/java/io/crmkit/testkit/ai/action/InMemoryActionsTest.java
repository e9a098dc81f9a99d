package io.crmkit.testkit.ai.action;

import io.crmkit.ai.action.port.ActionStorage;
import io.crmkit.ai.action.port.CatalogueRepository;
import io.crmkit.ai.action.port.PolicyRepository;
import io.crmkit.ai.action.port.PoolRepository;
import io.crmkit.core.event.Outbox;
import io.crmkit.testkit.event.InMemoryOutbox;
import org.junit.jupiter.api.Nested;

class InMemoryActionsTest {

  @Nested
  class Catalogues extends CatalogueRepositoryContract {

    private final InMemoryOutbox outbox = new InMemoryOutbox();

    @Override
    protected CatalogueRepository emptyRepository() {
      return new InMemoryActions(outbox).catalogues();
    }

    @Override
    protected Outbox outbox() {
      return outbox;
    }
  }

  @Nested
  class Policies extends PolicyRepositoryContract {

    private final InMemoryOutbox outbox = new InMemoryOutbox();

    @Override
    protected PolicyRepository emptyRepository() {
      return new InMemoryActions(outbox).policies();
    }

    @Override
    protected Outbox outbox() {
      return outbox;
    }
  }

  @Nested
  class Pools extends PoolRepositoryContract {

    private final InMemoryOutbox outbox = new InMemoryOutbox();

    @Override
    protected PoolRepository emptyRepository() {
      return new InMemoryActions(outbox).pools();
    }

    @Override
    protected Outbox outbox() {
      return outbox;
    }
  }

  @Nested
  class Recommendations extends RecommendationRepositoryContract {

    private final InMemoryOutbox outbox = new InMemoryOutbox();

    @Override
    protected ActionStorage emptyStorage() {
      return new InMemoryActions(outbox);
    }

    @Override
    protected Outbox outbox() {
      return outbox;
    }
  }
}
