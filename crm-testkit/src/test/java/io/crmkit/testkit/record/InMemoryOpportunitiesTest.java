package io.crmkit.testkit.record;

import io.crmkit.core.event.Outbox;
import io.crmkit.record.port.OpportunityRepository;

class InMemoryOpportunitiesTest extends OpportunityRepositoryContract {

  private final InMemoryRecords storage = new InMemoryRecords();

  @Override
  protected OpportunityRepository emptyRepository() {
    return storage.opportunities();
  }

  @Override
  protected Outbox outbox() {
    return storage.outbox();
  }
}
