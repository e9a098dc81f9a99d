package io.crmkit.approvals.model;

import io.crmkit.approvals.model.definition.Definition;
import io.crmkit.approvals.model.definition.Reckoning;
import io.crmkit.approvals.model.definition.Reckoning.By;
import io.crmkit.approvals.model.definition.Step;
import io.crmkit.core.Actor;
import java.util.LinkedHashSet;
import java.util.Set;

/**
 * Which calendars must be fetched before a command can be judged.
 *
 * @param named the names of calendars of the tenant
 * @param people those whose own calendars are asked for, if people count
 * @param whose whether the calendars of people count
 */
public record CalendarInquiry(Set<String> named, Set<Actor> people, Whose whose) {

  /** Whose own calendars are asked for. */
  public enum Whose {

    /** Nobody's. */
    NOBODY,

    /** Those of everybody who sits already or is found behind a reference. */
    EVERYBODY
  }

  /** None. */
  public static final CalendarInquiry NONE = new CalendarInquiry(Set.of(), Set.of(), Whose.NOBODY);

  public CalendarInquiry {
    named = Set.copyOf(named);
    people = Set.copyOf(people);
  }

  /** Returns what a decision needs that sets deadlines for people yet to be found, and for those who sit already. */
  static CalendarInquiry of(Approval state, Definition definition) {
    if (!countsWork(definition)) {
      return NONE;
    }
    Set<String> named = new LinkedHashSet<>();
    boolean ofEverybody = addTo(named, definition.escalation().reckoning());
    for (Step step : definition.steps()) {
      ofEverybody |= addTo(named, definition.escalationOf(step).reckoning());
    }
    Set<Actor> seated = new LinkedHashSet<>();
    if (ofEverybody && state instanceof Approval.Pending pending) {
      Voiding.openAndParked(pending).forEach(step -> seated.addAll(step.openSeats().keySet()));
    }
    return new CalendarInquiry(named, seated, ofEverybody ? Whose.EVERYBODY : Whose.NOBODY);
  }

  private static boolean countsWork(Definition definition) {
    if (definition.escalation().reckoning().by() != By.CLOCK) {
      return true;
    }
    for (Step step : definition.steps()) {
      if (definition.escalationOf(step).reckoning().by() != By.CLOCK) {
        return true;
      }
    }
    return false;
  }

  private static boolean addTo(Set<String> named, Reckoning reckoning) {
    if (reckoning.by() == By.CALENDAR) {
      named.add(reckoning.calendar());
    }
    return reckoning.by() == By.APPROVERS;
  }
}
