package io.crmkit.sso.audit;

import io.crmkit.core.TenantId;
import io.crmkit.core.paging.Page;
import io.crmkit.core.paging.PageRequest;
import java.time.Instant;

/**
 * Keeps the security events of each tenant, and changes none. Implementations are safe for concurrent use; the contract
 * in crm-testkit proves one.
 */
public interface SecurityEvents {

  /** Adds an event. An alarm ({@link SecurityEvent.Kind#isAlarm()}) is the host's chance to wake somebody. */
  void append(TenantId tenant, SecurityEvent event);

  /** Returns the events of a tenant in the order in which they were added. */
  Page<SecurityEvent> all(TenantId tenant, PageRequest page);

  /**
   * Returns the events that a filter admits, the newest first, such as the login attempts of a user. Events of one
   * instant are in the order in which they were added, the last one first.
   */
  Page<SecurityEvent> list(TenantId tenant, SecurityEventFilter filter, PageRequest page);

  /**
   * Deletes what happened before an instant, once the time is over for which the host has to keep it.
   *
   * @return how many
   */
  int purge(TenantId tenant, Instant happenedBefore);
}
