package io.crmkit.core.worktime;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.time.zone.ZoneOffsetTransition;
import java.time.zone.ZoneRules;

/**
 * Goes forward over days and tells how many of them follow each other that are as the plain week has them: neither
 * exceptional nor with a change of the hour. Not thread-safe.
 */
final class Stretches {

  /** As many days as have working time that fits into a long of nanoseconds. */
  private static final long LONGEST = 10_000L * WorkDays.WEEK;

  private final WorkDays days;
  private final ZoneRules rules;
  private long day;
  private int exception;
  private long changeFrom;
  private long changeUntil;
  private Instant change;

  Stretches(WorkDays days, long first) {
    this.days = days;
    this.rules = days.rules();
    this.day = first;
    this.exception = days.exceptionFrom(first);
    this.change = LocalDate.ofEpochDay(first - 2).atStartOfDay().toInstant(ZoneOffset.UTC);
    // days without a shift last as long as they like
    this.changeUntil = days.weekTotal() == 0 ? Long.MAX_VALUE : Long.MIN_VALUE;
    this.changeFrom = changeUntil;
    skip();
  }

  long day() {
    return day;
  }

  void pass(long count) {
    day += count;
    skip();
  }

  /** Returns how many plain days come now; none if this one is not. */
  long plain() {
    long end = Math.min(day + LONGEST, changeFrom);
    if (exception < days.exceptions()) {
      end = Math.min(end, days.exceptionDay(exception));
    }
    return Math.max(0, end - day);
  }

  /** Whether the hour changes on this day, or may: where plain days have no shift, that is not looked for. */
  boolean hasChange() {
    return changeFrom <= day || days.weekTotal() == 0;
  }

  /** Returns how many days come now that are surely closed: all of the plain ones, if no plain day has a shift. */
  long closed() {
    return days.weekTotal() == 0 ? plain() : 0;
  }

  private void skip() {
    while (exception < days.exceptions() && days.exceptionDay(exception) < day) {
      exception++;
    }
    while (changeUntil < day) {
      findChange();
    }
  }

  private void findChange() {
    ZoneOffsetTransition next = rules.nextTransition(change);
    if (next == null) {
      changeFrom = Long.MAX_VALUE;
      changeUntil = Long.MAX_VALUE;
      return;
    }
    long before = next.getDateTimeBefore().toLocalDate().toEpochDay();
    long after = next.getDateTimeAfter().toLocalDate().toEpochDay();
    changeFrom = Math.min(before, after);
    changeUntil = Math.max(before, after);
    change = next.getInstant();
  }
}
