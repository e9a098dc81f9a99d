package io.crmkit.approvals;

import io.crmkit.approvals.model.CalendarInquiry;
import io.crmkit.approvals.model.CalendarInquiry.Whose;
import io.crmkit.approvals.model.Calendars;
import io.crmkit.approvals.port.BusinessCalendars;
import io.crmkit.core.Actor;
import io.crmkit.core.TenantId;
import io.crmkit.core.worktime.BusinessCalendar;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Asks for the calendars that a decision may have to count by; all those of people in one question. */
final class CalendarAnswers {

  private final BusinessCalendars calendars;

  CalendarAnswers(BusinessCalendars calendars) {
    this.calendars = calendars;
  }

  /** Answers {@code inquiry}, with {@code found} behind the references that were asked about. */
  Calendars answer(TenantId tenant, CalendarInquiry inquiry, Collection<List<Actor>> found) {
    if (inquiry.equals(CalendarInquiry.NONE)) {
      return Calendars.NONE;
    }
    Set<Actor> people = new HashSet<>(inquiry.people());
    if (inquiry.whose() == Whose.EVERYBODY) {
      found.forEach(people::addAll);
    }
    Map<String, BusinessCalendar> named = new HashMap<>();
    for (String name : inquiry.named()) {
      calendars.named(tenant, name).ifPresent(calendar -> named.put(name, calendar));
    }
    return new Calendars(people.isEmpty() ? Map.of() : calendars.of(tenant, people), named);
  }
}
