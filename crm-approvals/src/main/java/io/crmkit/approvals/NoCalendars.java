package io.crmkit.approvals;

import io.crmkit.approvals.port.BusinessCalendars;
import io.crmkit.core.Actor;
import io.crmkit.core.TenantId;
import io.crmkit.core.worktime.BusinessCalendar;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** For hosts without calendars: everybody works by day and night. */
final class NoCalendars implements BusinessCalendars {

  @Override
  public Map<Actor, BusinessCalendar> of(TenantId tenant, Set<Actor> people) {
    return Map.of();
  }

  @Override
  public Optional<BusinessCalendar> named(TenantId tenant, String name) {
    return Optional.empty();
  }
}
