package io.crmkit.dedupe.index.port;

import io.crmkit.core.StaleWriteException;
import io.crmkit.core.TenantId;
import io.crmkit.core.paging.Page;
import io.crmkit.core.paging.PageRequest;
import io.crmkit.dedupe.index.model.ClusterChanges;
import io.crmkit.dedupe.index.model.ClusterHead;
import io.crmkit.dedupe.index.model.ClusterUpdate;
import io.crmkit.dedupe.index.model.ClusteredRecord;
import io.crmkit.dedupe.index.model.JoinedEntity;
import java.util.Collection;
import java.util.List;
import java.util.Optional;

/**
 * Keeps the records of an index, their entities, and which ids lead to which.
 *
 * <p>Implementations must be safe for concurrent use and must never show one tenant the records of another. The contract in
 * crm-testkit proves an implementation.
 */
public interface ClusterStore {

  /** For how many versions a store knows which records each of them wrote. */
  int REMEMBERED = 100_000;

  /** Returns how far the index of a tenant is. */
  ClusterHead head(TenantId tenant);

  /** Returns the records of a tenant in the order of their ids. */
  Page<ClusteredRecord> records(TenantId tenant, PageRequest page);

  /** Returns the ids that lead to others, in their order. */
  Page<JoinedEntity> joined(TenantId tenant, PageRequest page);

  /** Returns those of some records that are there, in any order. */
  List<ClusteredRecord> find(TenantId tenant, Collection<String> records);

  /**
   * Returns what was written after a version; empty if that is more than {@value #REMEMBERED} versions ago, which a store need
   * not remember.
   *
   * @param version one that the index has had
   */
  Optional<ClusterChanges> since(TenantId tenant, long version);

  /**
   * Writes an update and its events, all or nothing.
   *
   * @throws StaleWriteException if the index is further than the update says
   */
  void save(TenantId tenant, ClusterUpdate update);
}
