package io.crmkit.testkit.core;

import io.crmkit.core.worktime.OpeningHours;
import io.crmkit.core.worktime.Shift;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import java.util.Optional;

/**
 * Opening hours by brute force: somebody looks at the clock on the wall every minute and remembers the latest time that
 * it has ever shown. A shift has begun once that is its beginning or later, and is over once it is its end or later.
 */
final class MinuteClock {

  private static final int DAY = 24 * 60;

  private final Instant first;
  private final int minutes;
  private final BitSet open = new BitSet();

  /** A shift in minutes of the clock on the wall since 1970. */
  private record Wall(long from, long until) {}

  MinuteClock(OpeningHours hours, Instant around, int daysEachWay) {
    first = around.truncatedTo(ChronoUnit.MINUTES).minus(Duration.ofDays(daysEachWay));
    minutes = 2 * daysEachWay * DAY;
    List<Wall> shifts = shifts(hours, LocalDate.ofInstant(around, hours.zone()), daysEachWay + 3);
    long latest = Long.MIN_VALUE;
    for (int i = -3 * DAY; i < minutes; i++) {
      Instant now = at(i);
      ZoneOffset offset = hours.zone().getRules().getOffset(now);
      latest = Math.max(latest, Math.floorDiv(now.getEpochSecond() + offset.getTotalSeconds(), 60L));
      if (i >= 0 && isOpen(shifts, latest)) {
        open.set(i);
      }
    }
  }

  boolean isOpen(Instant instant) {
    return open.get(minuteOf(instant));
  }

  Optional<Instant> nextOpening(Instant from) {
    int next = open.nextSetBit(minuteOf(from));
    return next < 0 ? Optional.empty() : Optional.of(at(next).isBefore(from) ? from : at(next));
  }

  Duration between(Instant from, Instant to) {
    Duration sum = Duration.ZERO;
    for (int i = minuteOf(from); i <= minuteOf(to); i++) {
      Instant begin = at(i).isBefore(from) ? from : at(i);
      Instant end = at(i + 1).isAfter(to) ? to : at(i + 1);
      sum = open.get(i) && begin.isBefore(end) ? sum.plus(Duration.between(begin, end)) : sum;
    }
    return sum;
  }

  /** Returns when so much time has passed; empty if this is not before the clock is no longer looked at. */
  Optional<Instant> plus(Instant start, Duration working) {
    Duration left = working;
    for (int i = minuteOf(start); i < minutes; i++) {
      Instant begin = at(i).isBefore(start) ? start : at(i);
      Duration rest = open.get(i) ? Duration.between(begin, at(i + 1)) : Duration.ZERO;
      if (rest.compareTo(left) >= 0) {
        return Optional.of(begin.plus(left));
      }
      left = left.minus(rest);
    }
    return Optional.empty();
  }

  private Instant at(int minute) {
    return first.plusSeconds(60L * minute);
  }

  private int minuteOf(Instant instant) {
    return (int) Duration.between(first, instant).toMinutes();
  }

  private static boolean isOpen(List<Wall> shifts, long shown) {
    for (Wall shift : shifts) {
      if (shift.from() <= shown && shown < shift.until()) {
        return true;
      }
    }
    return false;
  }

  private static List<Wall> shifts(OpeningHours hours, LocalDate around, int daysEachWay) {
    List<Wall> walls = new ArrayList<>();
    for (LocalDate day = around.minusDays(daysEachWay); !day.isAfter(around.plusDays(daysEachWay));
        day = day.plusDays(1)) {
      List<Shift> usual = hours.week().getOrDefault(day.getDayOfWeek(), List.of());
      List<Shift> own = hours.exceptions().getOrDefault(day, usual);
      for (Shift shift : hours.holidays().contains(day) ? List.<Shift>of() : own) {
        LocalDate last = shift.until().isAfter(shift.from()) ? day : day.plusDays(1);
        walls.add(new Wall(minute(day.atTime(shift.from())), minute(last.atTime(shift.until()))));
      }
    }
    return walls;
  }

  private static long minute(LocalDateTime wall) {
    return wall.toEpochSecond(ZoneOffset.UTC) / 60;
  }
}
