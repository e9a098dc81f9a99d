package io.crmkit.record.port;

import io.crmkit.core.TenantId;
import io.crmkit.core.paging.Page;
import io.crmkit.core.paging.PageRequest;
import io.crmkit.core.state.StateRepository;
import io.crmkit.record.model.ListedOpportunity;
import io.crmkit.record.model.Opportunity;
import io.crmkit.record.model.OpportunityFilter;
import io.crmkit.record.model.OpportunityId;

/** Keeps deals and their history. The contract in crm-testkit proves an implementation. */
public interface OpportunityRepository extends StateRepository<OpportunityId, Opportunity> {

  /**
   * Returns the deals that a filter admits, as they are now and in the order of their ids; what is in the bin is left
   * out. A page neither repeats nor skips a deal that is admitted all the while, whatever comes and goes between pages.
   */
  Page<ListedOpportunity> list(TenantId tenant, OpportunityFilter filter, PageRequest page);
}
