package io.crmkit.testkit.sso.provider;

import io.crmkit.core.event.Outbox;
import io.crmkit.sso.domain.port.DomainRepository;
import io.crmkit.testkit.event.InMemoryOutbox;

class InMemoryDomainsTest extends DomainRepositoryContract {

  private final InMemoryOutbox outbox = new InMemoryOutbox();

  @Override
  protected DomainRepository emptyRepository() {
    return new InMemoryDomainRepository(outbox);
  }

  @Override
  protected Outbox outbox() {
    return outbox;
  }
}
