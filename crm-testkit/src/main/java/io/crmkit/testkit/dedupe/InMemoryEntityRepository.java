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
import java.util.Optional;

/** The entities in memory. */
final class InMemoryEntityRepository extends InMemoryStates<EntityId, Entity> implements EntityRepository {

  private final InMemoryOutbox outbox;
  private final Adopters adopters;

  InMemoryEntityRepository(InMemoryOutbox outbox) {
    this(outbox, new Adopters());
  }

  private InMemoryEntityRepository(InMemoryOutbox outbox, Adopters adopters) {
    super(outbox, EntityFormat.FORMAT, adopters);
    this.outbox = outbox;
    this.adopters = adopters;
  }

  @Override
  public Optional<EntityId> adopter(TenantId tenant, String record) {
    synchronized (outbox) {
      return adopters.of(tenant, record);
    }
  }

  @Override
  public void saveBoth(TenantId tenant, StateChange<EntityId, Entity> one, StateChange<EntityId, Entity> other) {
    new InMemoryStatesTogether(outbox, tenant).and(this, one).and(this, other).save();
  }
}
