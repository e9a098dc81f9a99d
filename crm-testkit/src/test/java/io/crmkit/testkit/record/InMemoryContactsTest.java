package io.crmkit.testkit.record;

import io.crmkit.core.event.Outbox;
import io.crmkit.record.port.ContactRepository;

class InMemoryContactsTest extends ContactRepositoryContract {

  private final InMemoryRecords storage = new InMemoryRecords();

  @Override
  protected ContactRepository emptyRepository() {
    return storage.contacts();
  }

  @Override
  protected Outbox outbox() {
    return storage.outbox();
  }
}
