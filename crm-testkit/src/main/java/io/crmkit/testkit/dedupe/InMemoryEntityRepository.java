package io.crmkit.testkit.dedupe;

import io.crmkit.core.TenantId;
import io.crmkit.core.state.StateChange;
import io.crmkit.dedupe.merge.json.EntityFormat;
import io.crmkit.dedupe.merge.model.Entity;
import io.crmkit.dedupe.merge.model.EntityId;
import io.crmkit.dedupe.merge.port.EntityRepository;
import io.crmkit.testkit.event.InMemoryOutbox;
import io.crmkit.testkit.state.InMemoryStates;
import io.crmkit.testkit.state.InMemoryStatesTogether;

/** The entities in memory. */
final class InMemoryEntityRepository extends InMemoryStates<EntityId, Entity> implements EntityRepository {

  private final InMemoryOutbox outbox;

  InMemoryEntityRepository(InMemoryOutbox outbox) {
    super(outbox, EntityFormat.FORMAT);
    this.outbox = outbox;
  }

  @Override
  public void saveBoth(TenantId tenant, StateChange<EntityId, Entity> one, StateChange<EntityId, Entity> other) {
    new InMemoryStatesTogether(outbox, tenant).and(this, one).and(this, other).save();
  }
}
