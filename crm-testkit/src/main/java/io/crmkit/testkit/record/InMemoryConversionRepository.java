package io.crmkit.testkit.record;

import io.crmkit.core.TenantId;
import io.crmkit.record.model.ConversionChanges;
import io.crmkit.record.port.ConversionRepository;
import io.crmkit.testkit.event.InMemoryOutbox;
import io.crmkit.testkit.state.InMemoryStatesTogether;

/** Several records of an in-memory store under its one lock. */
record InMemoryConversionRepository(
    InMemoryOutbox outbox,
    InMemoryLeadRepository leads,
    InMemoryAccountRepository accounts,
    InMemoryContactRepository contacts,
    InMemoryOpportunityRepository opportunities) implements ConversionRepository {

  @Override
  public void save(TenantId tenant, ConversionChanges changes) {
    new InMemoryStatesTogether(outbox, tenant)
        .and(leads, changes.lead())
        .and(accounts, changes.account())
        .and(contacts, changes.contact())
        .and(opportunities, changes.opportunity())
        .save();
  }
}
