package io.crmkit.ai.churn.port;

import io.crmkit.ai.churn.model.DriftAlarm;
import io.crmkit.core.StaleWriteException;
import io.crmkit.core.TenantId;
import io.crmkit.core.event.DomainEvent;
import java.util.Optional;

/**
 * Keeps which levels of drift were told of each model, so that none is told twice.
 *
 * <p>Implementations must be safe for concurrent use and must never show one tenant the alarms of another.
 */
public interface DriftAlarms {

  /** Returns the newest alarm of a model, which is that of its worst level. */
  Optional<DriftAlarm> newest(TenantId tenant, long model);

  /**
   * Adds the next alarm of a model, and its event to the outbox, all or nothing.
   *
   * @param alarm its number is one more than that of the newest, 1 if there is none
   * @param event its sequence is the number
   * @throws StaleWriteException if somebody else has added the alarm meanwhile
   */
  void add(TenantId tenant, DriftAlarm alarm, DomainEvent event);
}
