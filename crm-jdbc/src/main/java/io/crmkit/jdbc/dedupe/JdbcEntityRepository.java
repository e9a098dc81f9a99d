package io.crmkit.jdbc.dedupe;

import io.crmkit.core.TenantId;
import io.crmkit.core.state.StateChange;
import io.crmkit.dedupe.merge.json.EntityFormat;
import io.crmkit.dedupe.merge.model.Entity;
import io.crmkit.dedupe.merge.model.EntityId;
import io.crmkit.dedupe.merge.port.EntityRepository;
import io.crmkit.jdbc.Transactions;
import io.crmkit.jdbc.state.JdbcStates;
import io.crmkit.jdbc.state.StateTable;
import io.crmkit.jdbc.state.StatesTogether;

/** The entities in their table. */
final class JdbcEntityRepository extends JdbcStates<EntityId, Entity> implements EntityRepository {

  JdbcEntityRepository(Transactions transactions) {
    super(transactions, EntityFormat.FORMAT, new StateTable("crm_entity", "entity_id"));
  }

  /** Writes the lower id first, so that two who merge the same entities the other way round cannot wait for each other. */
  @Override
  public void saveBoth(TenantId tenant, StateChange<EntityId, Entity> one, StateChange<EntityId, Entity> other) {
    boolean inOrder = one.id().value().compareTo(other.id().value()) <= 0;
    new StatesTogether(transactions(), tenant)
        .and(this, inOrder ? one : other)
        .and(this, inOrder ? other : one)
        .save();
  }
}
