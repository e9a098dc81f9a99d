package io.crmkit.approvals.port;

import io.crmkit.core.Actor;
import io.crmkit.core.TenantId;
import io.crmkit.core.worktime.BusinessCalendar;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Knows when people work. It is asked before a decision, never during one, and only for definitions that count working
 * time.
 *
 * <p>Implementations must be safe for concurrent use. The contract in crm-testkit proves an implementation.
 */
public interface BusinessCalendars {

  /** Returns the calendars of those of {@code people} who have one. */
  Map<Actor, BusinessCalendar> of(TenantId tenant, Set<Actor> people);

  /** Returns the calendar that the tenant keeps under a name. */
  Optional<BusinessCalendar> named(TenantId tenant, String name);
}
