package io.crmkit.dedupe.merge.port;

import io.crmkit.core.StaleWriteException;
import io.crmkit.core.TenantId;
import io.crmkit.core.state.StateChange;
import io.crmkit.core.state.StateRepository;
import io.crmkit.dedupe.merge.model.Entity;
import io.crmkit.dedupe.merge.model.EntityId;

/** Keeps entities and their history. The contract in crm-testkit proves an implementation. */
public interface EntityRepository extends StateRepository<EntityId, Entity> {

  /**
   * Writes two entities and their events, all or nothing.
   *
   * @throws StaleWriteException if the stored version of one is not the one that its change was based on
   */
  void saveBoth(TenantId tenant, StateChange<EntityId, Entity> one, StateChange<EntityId, Entity> other);
}
