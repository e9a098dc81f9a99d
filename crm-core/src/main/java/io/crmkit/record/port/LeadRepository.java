package io.crmkit.record.port;

import io.crmkit.core.TenantId;
import io.crmkit.core.paging.Page;
import io.crmkit.core.paging.PageRequest;
import io.crmkit.core.state.StateRepository;
import io.crmkit.record.model.Email;
import io.crmkit.record.model.Lead;
import io.crmkit.record.model.LeadFilter;
import io.crmkit.record.model.LeadId;

/** Keeps leads and their history. The contract in crm-testkit proves an implementation. */
public interface LeadRepository extends StateRepository<LeadId, Lead> {

  /** Returns the leads that a filter admits, in the order of their ids; those in the bin are left out. */
  Page<LeadId> list(TenantId tenant, LeadFilter filter, PageRequest page);

  /** Returns the leads with an e-mail address, in the order of their ids; those in the bin are left out. */
  Page<LeadId> byEmail(TenantId tenant, Email email, PageRequest page);
}
