package io.crmkit.territory.port;

import io.crmkit.core.TenantId;
import io.crmkit.core.paging.Page;
import io.crmkit.core.paging.PageRequest;
import io.crmkit.core.state.StateRepository;
import io.crmkit.territory.model.placement.Member;
import io.crmkit.territory.model.placement.MemberQuery;
import io.crmkit.territory.model.placement.Placement;
import io.crmkit.territory.model.placement.PlacementId;

/** Keeps which records and users are and were in which territories. The contract in crm-testkit proves it. */
public interface PlacementRepository extends StateRepository<PlacementId, Placement> {

  /** Returns the records that a query is about, each once, in the order of their ids. */
  Page<Member> members(TenantId tenant, MemberQuery query, PageRequest page);
}
