package io.crmkit.approvals.port;

import io.crmkit.approvals.model.definition.DefinitionRef;
import io.crmkit.approvals.model.definition.PublishedDefinition;
import io.crmkit.core.StaleWriteException;
import io.crmkit.core.TenantId;
import io.crmkit.core.event.DomainEvent;
import java.util.List;
import java.util.Optional;

/**
 * Keeps every definition that was ever published; none is changed or removed, since requests are pinned to them.
 *
 * <p>Implementations must be safe for concurrent use and must never show one tenant the definitions of another.
 */
public interface DefinitionRepository {

  /**
   * Adds a publication and the event that tells of it, in one atomic act.
   *
   * @throws StaleWriteException if that version of that name has been published already
   */
  void add(TenantId tenant, PublishedDefinition published, DomainEvent event);

  /** Returns exactly the publication that {@code ref} points to. */
  Optional<PublishedDefinition> find(TenantId tenant, DefinitionRef ref);

  /** Returns the publication with the highest version under a name. */
  Optional<PublishedDefinition> latest(TenantId tenant, String name);

  /** Points to the latest publication of each name for an entity type, retired ones left out, ordered by name. */
  List<DefinitionRef> current(TenantId tenant, String entityType);
}
