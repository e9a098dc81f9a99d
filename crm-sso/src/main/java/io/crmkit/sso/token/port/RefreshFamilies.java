package io.crmkit.sso.token.port;

import io.crmkit.core.TenantId;
import io.crmkit.core.paging.Page;
import io.crmkit.core.paging.PageRequest;
import io.crmkit.core.state.StateRepository;
import io.crmkit.sso.model.UserId;
import io.crmkit.sso.token.model.FamilyId;
import io.crmkit.sso.token.model.RefreshFamily;
import java.time.Instant;

/** Keeps families of refresh tokens. The contract in crm-testkit proves an implementation. */
public interface RefreshFamilies extends StateRepository<FamilyId, RefreshFamily> {

  /** Returns the live families of a session, in the order of their ids. */
  Page<FamilyId> ofSession(TenantId tenant, String session, PageRequest page);

  /** Returns the live families of a user, in the order of their ids. */
  Page<FamilyId> ofUser(TenantId tenant, UserId user, PageRequest page);

  /**
   * Deletes families that ended, or whose last token did, before an instant, with their history: their tokens are
   * unknown from then on. One of which an event still waits to be delivered, or is a dead letter, stays if its
   * history is what would be delivered. The host calls it from time to time.
   *
   * @return how many
   */
  int purge(TenantId tenant, Instant endedBefore);
}
