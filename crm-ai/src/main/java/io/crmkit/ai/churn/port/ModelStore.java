package io.crmkit.ai.churn.port;

import io.crmkit.ai.churn.model.ChurnModel;
import io.crmkit.core.StaleWriteException;
import io.crmkit.core.TenantId;
import io.crmkit.core.event.DomainEvent;
import java.util.Optional;

/**
 * Keeps every version of what tenants score by; what was stored never changes and never goes away, so that each score
 * can be asked for the model that made it.
 *
 * <p>Implementations must be safe for concurrent use and must never show one tenant the models of another.
 */
public interface ModelStore {

  /** Returns the newest version. */
  Optional<ChurnModel> current(TenantId tenant);

  /** Returns one version. */
  Optional<ChurnModel> version(TenantId tenant, long version);

  /**
   * Adds the next version, and its event to the outbox, all or nothing.
   *
   * @param model its version is one more than that of the newest, 1 if there is none
   * @param event its sequence is the version
   * @throws StaleWriteException if somebody else has added the version meanwhile
   */
  void add(TenantId tenant, ChurnModel model, DomainEvent event);
}
