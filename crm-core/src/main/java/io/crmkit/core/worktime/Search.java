package io.crmkit.core.worktime;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The search for the instant at which so much working time has passed. Not thread-safe. */
final class Search {

  private final WorkDays days;
  private final Instant start;
  private final Stretches stretches;
  private Duration left;

  Search(WorkDays days, Instant start, Duration working) {
    this.days = days;
    this.start = start;
    this.stretches = new Stretches(days, days.dayOf(start));
    this.left = working;
  }

  Optional<Instant> run() {
    // the day of the start is worked in part, whatever day it is
    Instant found = passDay();
    while (found == null && stretches.day() <= WorkDays.LAST) {
      found = stretches.plain() == 0 ? passUnusual() : passPlain();
    }
    return Optional.ofNullable(found).filter(instant -> !instant.isAfter(BusinessCalendar.LATEST));
  }

  private @Nullable Instant passPlain() {
    long plain = stretches.plain();
    long total = days.plainTotal(stretches.day(), plain);
    if (Duration.ofNanos(total).compareTo(left) < 0) {
      left = left.minusNanos(total);
      stretches.pass(plain);
      return null;
    }
    long weeks = (left.toNanos() - 1) / days.weekTotal();
    left = left.minusNanos(weeks * days.weekTotal());
    stretches.pass(weeks * WorkDays.WEEK);
    Instant found = passDay();
    while (found == null) {
      found = passDay();
    }
    return found;
  }

  private @Nullable Instant passUnusual() {
    Duration total = days.total(stretches);
    if (total.compareTo(left) >= 0) {
      return passDay();
    }
    left = left.minus(total);
    stretches.pass(1);
    return null;
  }

  private @Nullable Instant passDay() {
    long day = stretches.day();
    for (int span = 0; span < days.spans(day); span++) {
      Instant begin = BusinessCalendar.later(start, days.begin(day, span));
      Duration open = Duration.between(begin, days.end(day, span));
      if (open.compareTo(left) >= 0) {
        return begin.plus(left);
      }
      left = open.isNegative() ? left : left.minus(open);
    }
    stretches.pass(1);
    return null;
  }
}
