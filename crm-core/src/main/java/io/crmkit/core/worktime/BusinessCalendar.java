package io.crmkit.core.worktime;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.Objects;
import java.util.Optional;

/**
 * Counts working time on a calendar of opening hours.
 *
 * <p>A local time of a shift stands for the first instant at which the clock of the zone shows it or a later one. A
 * time that the clock skips therefore is the instant at which it skips it, and a time that it shows twice is the
 * earlier one. A calendar without gaps counts the time that passes, hour changes or not.
 *
 * <p>Working time adds up: with the same calendar, {@code plus(plus(t, a), b)} is {@code plus(t, a + b)}, and
 * {@code between(t, plus(t, a))} is {@code a}. Both methods are monotone in their arguments. They cost what lies between
 * two instants in exceptional days and hour changes, not in days.
 */
public final class BusinessCalendar {

  /** The first instant that can be asked about. */
  public static final Instant EARLIEST = LocalDate.of(1, 1, 1).atStartOfDay().toInstant(ZoneOffset.UTC);

  /** The last instant that can be asked about; nothing beyond it is ever looked for. */
  public static final Instant LATEST = LocalDate.of(9999, 12, 31).atStartOfDay().toInstant(ZoneOffset.UTC);

  private final OpeningHours hours;
  private final WorkDays days;

  private BusinessCalendar(OpeningHours hours) {
    this.hours = hours;
    this.days = new WorkDays(hours);
  }

  public static BusinessCalendar of(OpeningHours hours) {
    return new BusinessCalendar(Objects.requireNonNull(hours, "hours"));
  }

  /** Returns the calendar of those who never close. */
  public static BusinessCalendar alwaysOpen(ZoneId zone) {
    return of(OpeningHours.always(zone));
  }

  public OpeningHours hours() {
    return hours;
  }

  /** Whether {@code at} lies within a shift; its beginning does, its end does not. */
  public boolean isOpen(Instant at) {
    long day = days.dayOf(within(at, "at"));
    for (int span = 0; span < days.spans(day); span++) {
      if (!at.isBefore(days.begin(day, span)) && at.isBefore(days.end(day, span))) {
        return true;
      }
    }
    return false;
  }

  /** Returns {@code from} if that is open, or else when it opens next; empty if it does not up to {@link #LATEST}. */
  public Optional<Instant> nextOpening(Instant from) {
    Stretches stretches = new Stretches(days, days.dayOf(within(from, "from")));
    while (stretches.day() <= WorkDays.LAST) {
      long day = stretches.day();
      for (int span = 0; span < days.spans(day); span++) {
        Instant begin = later(from, days.begin(day, span));
        if (begin.isBefore(days.end(day, span))) {
          return Optional.of(begin).filter(opening -> !opening.isAfter(LATEST));
        }
      }
      stretches.pass(Math.max(1, stretches.closed()));
    }
    return Optional.empty();
  }

  /**
   * Returns the first instant at which {@code working} time has passed since {@code start}: at the end of a shift that
   * end, not the beginning of the next one.
   *
   * @return empty if so much does not pass up to {@link #LATEST}, as on a calendar that closes for good
   * @throws IllegalArgumentException if {@code working} is negative or {@code start} is beyond the bounds
   */
  public Optional<Instant> plus(Instant start, Duration working) {
    within(start, "start");
    if (working.isNegative()) {
      throw new IllegalArgumentException("working must not be negative but was %s".formatted(working));
    }
    return working.isZero() ? Optional.of(start) : new Search(days, start, working).run();
  }

  /**
   * Returns the working time from one instant to another; nothing if {@code to} is not after {@code from}.
   *
   * @throws IllegalArgumentException if one of them is beyond the bounds
   */
  public Duration between(Instant from, Instant to) {
    long last = days.dayOf(within(to, "to"));
    Stretches stretches = new Stretches(days, days.dayOf(within(from, "from")));
    Duration sum = Duration.ZERO;
    if (stretches.day() < last) {
      sum = days.within(stretches.day(), from, to);
      stretches.pass(1);
    }
    while (stretches.day() < last) {
      long plain = Math.min(stretches.plain(), last - stretches.day());
      sum = sum.plus(plain == 0 ? days.total(stretches) : Duration.ofNanos(days.plainTotal(stretches.day(), plain)));
      stretches.pass(Math.max(1, plain));
    }
    return stretches.day() == last ? sum.plus(days.within(last, from, to)) : sum;
  }

  static Instant later(Instant one, Instant other) {
    return one.isBefore(other) ? other : one;
  }

  private static Instant within(Instant instant, String name) {
    if (instant.isBefore(EARLIEST) || instant.isAfter(LATEST)) {
      throw new IllegalArgumentException(
          "%s must be from %s to %s but was %s".formatted(name, EARLIEST, LATEST, instant));
    }
    return instant;
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof BusinessCalendar calendar && hours.equals(calendar.hours);
  }

  @Override
  public int hashCode() {
    return hours.hashCode();
  }

  @Override
  public String toString() {
    return hours.toString();
  }
}
