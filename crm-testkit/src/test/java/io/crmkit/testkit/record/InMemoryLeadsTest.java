package io.crmkit.testkit.record;

import io.crmkit.core.event.Outbox;
import io.crmkit.record.port.LeadRepository;

class InMemoryLeadsTest extends LeadRepositoryContract {

  private final InMemoryRecords storage = new InMemoryRecords();

  @Override
  protected LeadRepository emptyRepository() {
    return storage.leads();
  }

  @Override
  protected Outbox outbox() {
    return storage.outbox();
  }
}
