package io.crmkit.testkit.sso.provider;

import io.crmkit.core.event.Outbox;
import io.crmkit.sso.provider.port.ProviderRepository;
import io.crmkit.testkit.event.InMemoryOutbox;

class InMemoryProvidersTest extends ProviderRepositoryContract {

  private final InMemoryOutbox outbox = new InMemoryOutbox();

  @Override
  protected ProviderRepository emptyRepository() {
    return new InMemoryProviderRepository(outbox);
  }

  @Override
  protected Outbox outbox() {
    return outbox;
  }
}
