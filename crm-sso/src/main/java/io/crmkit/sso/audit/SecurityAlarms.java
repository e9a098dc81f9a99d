package io.crmkit.sso.audit;

import io.crmkit.core.TenantId;

/** Wakes somebody. Implementations are safe for concurrent use and quick: a login waits for them. */
@FunctionalInterface
public interface SecurityAlarms {

  /** Tells of an event that somebody should look at now; it is in the trail already. */
  void raise(TenantId tenant, SecurityEvent alarm);
}
