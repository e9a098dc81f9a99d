package io.crmkit.testkit.dedupe;

import io.crmkit.core.StaleWriteException;
import io.crmkit.core.TenantId;
import io.crmkit.core.state.Change;
import io.crmkit.dedupe.merge.json.RecordPassage;
import io.crmkit.dedupe.merge.json.RecordPassage.Direction;
import io.crmkit.dedupe.merge.model.Entity;
import io.crmkit.dedupe.merge.model.EntityId;
import io.crmkit.testkit.state.InMemoryAlongside;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/** Which entity adopted which record, in memory. */
final class Adopters implements InMemoryAlongside<EntityId, Entity> {

  private final Map<TenantId, Map<String, EntityId>> tenants = new HashMap<>();

  private Map<String, EntityId> adopters(TenantId tenant) {
    return tenants.computeIfAbsent(tenant, unused -> new HashMap<>());
  }

  Optional<EntityId> of(TenantId tenant, String record) {
    return Optional.ofNullable(adopters(tenant).get(record));
  }

  @Override
  public void requireFresh(TenantId tenant, EntityId id, Change<Entity> change) {
    for (RecordPassage passage : RecordPassage.of(change.events())) {
      if (passage.direction() == Direction.CAME && of(tenant, passage.record()).isPresent()) {
        throw new StaleWriteException("record " + passage.record(), 0, 1);
      }
    }
  }

  @Override
  public void put(TenantId tenant, EntityId id, Change<Entity> change) {
    for (RecordPassage passage : RecordPassage.of(change.events())) {
      if (passage.direction() == Direction.CAME) {
        adopters(tenant).put(passage.record(), id);
      } else {
        adopters(tenant).remove(passage.record());
      }
    }
  }
}
