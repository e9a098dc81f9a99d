package io.crmkit.testkit.record;

import io.crmkit.core.event.Outbox;
import io.crmkit.record.port.AccountRepository;

class InMemoryAccountsTest extends AccountRepositoryContract {

  private final InMemoryRecords storage = new InMemoryRecords();

  @Override
  protected AccountRepository emptyRepository() {
    return storage.accounts();
  }

  @Override
  protected Outbox outbox() {
    return storage.outbox();
  }
}
