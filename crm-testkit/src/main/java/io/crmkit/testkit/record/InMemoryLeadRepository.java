package io.crmkit.testkit.record;

import io.crmkit.core.TenantId;
import io.crmkit.core.paging.Page;
import io.crmkit.core.paging.PageRequest;
import io.crmkit.record.json.LeadFormats;
import io.crmkit.record.model.Email;
import io.crmkit.record.model.Lead;
import io.crmkit.record.model.Lead.Converted;
import io.crmkit.record.model.Lead.Live;
import io.crmkit.record.model.LeadFilter;
import io.crmkit.record.model.LeadId;
import io.crmkit.record.port.LeadRepository;
import io.crmkit.testkit.event.InMemoryOutbox;
import io.crmkit.testkit.state.InMemoryStates;

/** The leads of an in-memory store; a finder looks at all of them. */
final class InMemoryLeadRepository extends InMemoryStates<LeadId, Lead> implements LeadRepository {

  InMemoryLeadRepository(InMemoryOutbox outbox) {
    super(outbox, LeadFormats.LEAD);
  }

  @Override
  public Page<LeadId> list(TenantId tenant, LeadFilter filter, PageRequest page) {
    return IdPage.of(states(tenant), filter::admits, "lead/list", page);
  }

  @Override
  public Page<LeadId> byEmail(TenantId tenant, Email email, PageRequest page) {
    return IdPage.of(states(tenant), lead -> lead instanceof Live live && live.details().emails().contains(email)
        || lead instanceof Converted converted && converted.details().emails().contains(email), "lead/by-email", page);
  }
}
