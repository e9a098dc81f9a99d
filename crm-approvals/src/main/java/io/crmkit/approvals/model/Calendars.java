package io.crmkit.approvals.model;

import io.crmkit.approvals.model.definition.Reckoning;
import io.crmkit.core.Actor;
import io.crmkit.core.worktime.BusinessCalendar;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The calendars that a decision may have to count by.
 *
 * <p>Nobody waits for ever because of a calendar: somebody without one, a name under which there is none, and one on
 * which so much working time never passes count as if they never closed.
 *
 * @param ofPeople the calendars of people who have one
 * @param named the calendars of the tenant that the definition names
 */
public record Calendars(Map<Actor, BusinessCalendar> ofPeople, Map<String, BusinessCalendar> named) {

  /** No calendar, for definitions that count time as it passes. */
  public static final Calendars NONE = new Calendars(Map.of(), Map.of());

  public Calendars {
    ofPeople = Map.copyOf(ofPeople);
    named = Map.copyOf(named);
  }

  /**
   * Returns when {@code time} has passed since {@code start}: for the last of {@code asked}, if their own calendars
   * count.
   */
  Instant after(Instant start, Duration time, Reckoning reckoning, Collection<Actor> asked) {
    return switch (reckoning.by()) {
      case CLOCK -> start.plus(time);
      case CALENDAR -> after(start, time, named.get(reckoning.calendar()));
      case APPROVERS -> asked.stream().map(person -> after(start, time, ofPeople.get(person)))
          .max(Instant::compareTo).orElseGet(() -> start.plus(time));
    };
  }

  /**
   * Returns {@code due} put off by a break from {@code since} to {@code until}: for each of {@code asked} as much
   * working time as was left is left again, and the last of them counts.
   */
  Instant putOff(Instant due, Instant since, Instant until, Reckoning reckoning, Collection<Actor> asked) {
    return switch (reckoning.by()) {
      case CLOCK -> until.plus(Duration.between(since, due));
      case CALENDAR -> putOff(due, since, until, named.get(reckoning.calendar()));
      case APPROVERS -> asked.stream().map(person -> putOff(due, since, until, ofPeople.get(person)))
          .max(Instant::compareTo).orElseGet(() -> until.plus(Duration.between(since, due)));
    };
  }

  private static Instant putOff(Instant due, Instant since, Instant until, @Nullable BusinessCalendar calendar) {
    return calendar == null || due.isBefore(since) || calendar.nextOpening(since).isEmpty()
        ? until.plus(Duration.between(since, due))
        : after(until, calendar.between(since, due), calendar);
  }

  private static Instant after(Instant start, Duration time, @Nullable BusinessCalendar calendar) {
    return calendar == null ? start.plus(time) : calendar.plus(start, time).orElseGet(() -> start.plus(time));
  }
}
