package io.crmkit.dedupe.index.port;

import io.crmkit.core.StaleWriteException;
import io.crmkit.core.TenantId;
import io.crmkit.core.paging.Page;
import io.crmkit.core.paging.PageRequest;
import io.crmkit.dedupe.index.model.ClusterHead;
import io.crmkit.dedupe.index.model.ClusterUpdate;
import io.crmkit.dedupe.index.model.ClusteredRecord;
import io.crmkit.dedupe.index.model.JoinedEntity;

/**
 * Keeps the records of an index, their entities, and which ids lead to which.
 *
 * <p>Implementations must be safe for concurrent use and must never show one tenant the records of another. The contract in
 * crm-testkit proves an implementation.
 */
public interface ClusterStore {

  /** Returns how far the index of a tenant is. */
  ClusterHead head(TenantId tenant);

  /** Returns the records of a tenant in the order of their ids. */
  Page<ClusteredRecord> records(TenantId tenant, PageRequest page);

  /** Returns the ids that lead to others, in their order. */
  Page<JoinedEntity> joined(TenantId tenant, PageRequest page);

  /**
   * Writes an update and its events, all or nothing.
   *
   * @throws StaleWriteException if the index is further than the update says
   */
  void save(TenantId tenant, ClusterUpdate update);
}
