package io.crmkit.testkit.dedupe;

import io.crmkit.core.event.Outbox;
import io.crmkit.dedupe.merge.port.EntityRepository;

class InMemoryEntitiesTest extends EntityRepositoryContract {

  private final InMemoryEntities storage = new InMemoryEntities();

  @Override
  protected EntityRepository emptyRepository() {
    return storage.entities();
  }

  @Override
  protected Outbox outbox() {
    return storage.outbox();
  }
}
