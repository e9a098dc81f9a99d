package io.crmkit.testkit.approvals;

import io.crmkit.approvals.port.BusinessCalendars;
import io.crmkit.core.Actor;
import io.crmkit.core.Require;
import io.crmkit.core.TenantId;
import io.crmkit.core.worktime.BusinessCalendar;
import io.crmkit.core.worktime.OpeningHours;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Knows the calendars it has been told of; what it is told shows at once. Safe to share between threads. */
public final class InMemoryBusinessCalendars implements BusinessCalendars {

  private final Map<TenantId, Map<String, BusinessCalendar>> byName = new HashMap<>();
  private final Map<TenantId, Map<Actor, String>> byPerson = new HashMap<>();

  /** Keeps hours under a name, in the place of those that were there. */
  public synchronized InMemoryBusinessCalendars calendar(TenantId tenant, String name, OpeningHours hours) {
    byName.computeIfAbsent(tenant, unused -> new HashMap<>())
        .put(Require.key(name, "name"), BusinessCalendar.of(hours));
    return this;
  }

  /** Lets somebody work by a calendar, whether it is kept already or not. */
  public synchronized InMemoryBusinessCalendars person(TenantId tenant, Actor person, String calendar) {
    byPerson.computeIfAbsent(tenant, unused -> new HashMap<>()).put(person, Require.key(calendar, "calendar"));
    return this;
  }

  @Override
  public synchronized Map<Actor, BusinessCalendar> of(TenantId tenant, Set<Actor> people) {
    Map<Actor, BusinessCalendar> found = new HashMap<>();
    Map<Actor, String> names = byPerson.getOrDefault(tenant, Map.of());
    for (Actor person : people) {
      Optional.ofNullable(names.get(person)).flatMap(name -> named(tenant, name))
          .ifPresent(calendar -> found.put(person, calendar));
    }
    return found;
  }

  @Override
  public synchronized Optional<BusinessCalendar> named(TenantId tenant, String name) {
    return Optional.ofNullable(byName.getOrDefault(tenant, Map.of()).get(name));
  }
}
