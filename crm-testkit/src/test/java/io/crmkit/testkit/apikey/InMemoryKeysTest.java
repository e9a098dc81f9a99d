package io.crmkit.testkit.apikey;

import io.crmkit.apikey.port.KeyRepository;
import io.crmkit.core.event.Outbox;
import io.crmkit.testkit.event.InMemoryOutbox;

class InMemoryKeysTest extends KeyRepositoryContract {

  private final InMemoryOutbox outbox = new InMemoryOutbox();

  @Override
  protected KeyRepository emptyRepository() {
    return new InMemoryKeyRepository(outbox);
  }

  @Override
  protected Outbox outbox() {
    return outbox;
  }
}
