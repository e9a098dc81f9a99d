package io.crmkit.approvals;

import io.crmkit.approvals.model.delegation.Delegation;
import io.crmkit.approvals.port.Delegations;
import io.crmkit.core.Actor;
import io.crmkit.core.TenantId;
import java.time.Instant;
import java.util.Collection;
import java.util.List;

/** For hosts without delegation: nobody acts for anybody. */
final class NoDelegations implements Delegations {

  @Override
  public void add(TenantId tenant, Delegation delegation) {
    throw new UnsupportedOperationException("the service was built without a store of delegations");
  }

  @Override
  public boolean end(TenantId tenant, String id, Instant end) {
    return false;
  }

  @Override
  public List<Delegation> from(TenantId tenant, Actor principal) {
    return List.of();
  }

  @Override
  public List<Delegation> to(TenantId tenant, Collection<Actor> delegates, Instant at) {
    return List.of();
  }
}
