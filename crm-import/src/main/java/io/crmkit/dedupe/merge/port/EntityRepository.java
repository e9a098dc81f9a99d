package io.crmkit.dedupe.merge.port;

import io.crmkit.core.StaleWriteException;
import io.crmkit.core.TenantId;
import io.crmkit.core.state.StateChange;
import io.crmkit.core.state.StateRepository;
import io.crmkit.dedupe.merge.model.Entity;
import io.crmkit.dedupe.merge.model.EntityId;
import java.util.Optional;

/**
 * Keeps entities and their history, and which of them adopted which record. The contract in crm-testkit proves an
 * implementation.
 *
 * <p>A change that adopts a record which another entity adopted, and has not dropped, is as late as one of an older version:
 * {@link StaleWriteException}, and nothing is written.
 */
public interface EntityRepository extends StateRepository<EntityId, Entity> {

  /**
   * Writes two entities and their events, all or nothing.
   *
   * @throws StaleWriteException if the stored version of one is not the one that its change was based on
   */
  void saveBoth(TenantId tenant, StateChange<EntityId, Entity> one, StateChange<EntityId, Entity> other);

  /**
   * Returns the entity that adopted a record; empty if none did, or the record was dropped since. Merges change nothing of
   * it: the one that adopted it may have been merged into another, which speaks for it then.
   */
  Optional<EntityId> adopter(TenantId tenant, String record);
}
