package io.crmkit.testkit.approvals;

import io.crmkit.approvals.model.definition.DefinitionRef;
import io.crmkit.approvals.model.definition.PublishedDefinition;
import io.crmkit.approvals.model.definition.PublishedDefinition.Status;
import io.crmkit.approvals.port.DefinitionRepository;
import io.crmkit.core.StaleWriteException;
import io.crmkit.core.TenantId;
import io.crmkit.core.event.DomainEvent;
import io.crmkit.testkit.event.InMemoryOutbox;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.TreeMap;

/** The definitions of an in-memory store, guarded by one lock. */
final class InMemoryDefinitionRepository implements DefinitionRepository {

  private final InMemoryOutbox outbox;
  private final Map<TenantId, NavigableMap<String, NavigableMap<Integer, PublishedDefinition>>> byName = new HashMap<>();

  InMemoryDefinitionRepository(InMemoryOutbox outbox) {
    this.outbox = outbox;
  }

  @Override
  public synchronized void add(TenantId tenant, PublishedDefinition published, DomainEvent event) {
    DefinitionRef ref = published.ref();
    NavigableMap<Integer, PublishedDefinition> versions = versions(tenant, ref.name());
    if (versions.containsKey(ref.version())) {
      throw new StaleWriteException("definition " + ref.name(), ref.version() - 1L, versions.lastKey());
    }
    outbox.append(List.of(event));
    byName.computeIfAbsent(tenant, unused -> new TreeMap<>())
        .computeIfAbsent(ref.name(), unused -> new TreeMap<>())
        .put(ref.version(), published);
  }

  @Override
  public synchronized Optional<PublishedDefinition> find(TenantId tenant, DefinitionRef ref) {
    return Optional.ofNullable(versions(tenant, ref.name()).get(ref.version()))
        .filter(published -> published.ref().equals(ref));
  }

  @Override
  public synchronized Optional<PublishedDefinition> latest(TenantId tenant, String name) {
    return Optional.ofNullable(versions(tenant, name).lastEntry()).map(Map.Entry::getValue);
  }

  @Override
  public synchronized List<DefinitionRef> current(TenantId tenant, String entityType) {
    return byName.getOrDefault(tenant, new TreeMap<>()).values().stream()
        .map(versions -> versions.lastEntry().getValue())
        .filter(latest -> latest.status() == Status.ACTIVE && latest.entityType().equals(entityType))
        .map(PublishedDefinition::ref)
        .toList();
  }

  private NavigableMap<Integer, PublishedDefinition> versions(TenantId tenant, String name) {
    return byName.getOrDefault(tenant, new TreeMap<>()).getOrDefault(name, new TreeMap<>());
  }
}
