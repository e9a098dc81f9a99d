package io.crmkit.testkit.sso;

import io.crmkit.core.event.Outbox;
import io.crmkit.sso.mfa.port.FactorRepository;
import io.crmkit.testkit.event.InMemoryOutbox;

class InMemoryFactorsTest extends FactorRepositoryContract {

  private final InMemoryOutbox outbox = new InMemoryOutbox();

  @Override
  protected FactorRepository emptyRepository() {
    return new InMemoryFactorRepository(outbox);
  }

  @Override
  protected Outbox outbox() {
    return outbox;
  }
}
