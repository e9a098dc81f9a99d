package io.crmkit.core.worktime;

import java.time.DayOfWeek;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.time.zone.ZoneOffsetTransition;
import java.time.zone.ZoneRules;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * The spans of each day on which work goes on, worked out once: of the days of the week, and of those that differ.
 *
 * <p>Days are numbered from 1970. The spans of a day are pairs of nanoseconds of that day, apart from each other and in
 * order; a shift over midnight is split there.
 */
final class WorkDays {

  static final int WEEK = 7;
  static final long LAST = BusinessCalendar.LATEST.atOffset(ZoneOffset.UTC).toLocalDate().toEpochDay();

  private static final int FIRST_YEAR = BusinessCalendar.EARLIEST.atOffset(ZoneOffset.UTC).getYear() - 1;
  private static final int LAST_YEAR = BusinessCalendar.LATEST.atOffset(ZoneOffset.UTC).getYear() + 1;

  /** Day 0 of 1970 was a Thursday, the fourth day of the week. */
  private static final int FIRST_DAY = DayOfWeek.THURSDAY.ordinal();

  private final ZoneRules rules;
  private final long[][] week = new long[WEEK][];
  private final long[] prefixes = new long[2 * WEEK + 1];
  private final long[] exceptionDays;
  private final long[][] exceptionSpans;

  WorkDays(OpeningHours hours) {
    rules = hours.zone().getRules();
    for (DayOfWeek day : DayOfWeek.values()) {
      week[day.ordinal()] = spans(
          hours.week().getOrDefault(day, List.of()), hours.week().getOrDefault(day.minus(1), List.of()));
    }
    for (int i = 0; i < 2 * WEEK; i++) {
      prefixes[i + 1] = prefixes[i] + length(week[i % WEEK]);
    }
    Map<Long, long[]> exceptions = exceptions(hours);
    exceptionDays = exceptions.keySet().stream().mapToLong(Long::longValue).toArray();
    exceptionSpans = exceptions.values().toArray(new long[0][]);
  }

  ZoneRules rules() {
    return rules;
  }

  int exceptions() {
    return exceptionDays.length;
  }

  long exceptionDay(int index) {
    return exceptionDays[index];
  }

  /** Returns the index of the first exceptional day from {@code day} on. */
  int exceptionFrom(long day) {
    int index = Arrays.binarySearch(exceptionDays, day);
    return index >= 0 ? index : -index - 1;
  }

  /** Returns the day during which an instant lies: the last one that has begun by then. */
  long dayOf(Instant instant) {
    long day = LocalDate.ofInstant(instant, rules.getOffset(instant)).toEpochDay();
    while (!instantOf(day + 1, 0).isAfter(instant)) {
      day++;
    }
    return day;
  }

  int spans(long day) {
    return spansOf(day).length / 2;
  }

  Instant begin(long day, int span) {
    return instantOf(day, spansOf(day)[2 * span]);
  }

  Instant end(long day, int span) {
    return instantOf(day, spansOf(day)[2 * span + 1]);
  }

  /** Returns the working time of a day that lies from one instant to another. */
  Duration within(long day, Instant from, Instant to) {
    Duration sum = Duration.ZERO;
    for (int span = 0; span < spans(day); span++) {
      Instant begin = BusinessCalendar.later(from, begin(day, span));
      Instant end = end(day, span).isBefore(to) ? end(day, span) : to;
      sum = begin.isBefore(end) ? sum.plus(Duration.between(begin, end)) : sum;
    }
    return sum;
  }

  /** Returns the working time of the day that {@code at} has come to, all of it. */
  Duration total(Stretches at) {
    return at.hasChange()
        ? within(at.day(), BusinessCalendar.EARLIEST, instantOf(at.day() + 1, 0))
        : Duration.ofNanos(length(spansOf(at.day())));
  }

  /** Returns the working time, in nanoseconds, of so many plain days from {@code day} on. */
  long plainTotal(long day, long count) {
    int first = weekday(day);
    return count / WEEK * weekTotal() + prefixes[first + (int) (count % WEEK)] - prefixes[first];
  }

  long weekTotal() {
    return prefixes[WEEK];
  }

  private long[] spansOf(long day) {
    int exception = exceptionDays.length == 0 ? -1 : Arrays.binarySearch(exceptionDays, day);
    return exception >= 0 ? exceptionSpans[exception] : week[weekday(day)];
  }

  private static int weekday(long day) {
    return (int) Math.floorMod(day + FIRST_DAY, (long) WEEK);
  }

  /** Returns the first instant at which the local clock shows a time or a later one. */
  private Instant instantOf(long day, long nanoOfDay) {
    LocalDateTime local = LocalDate.ofEpochDay(day).atStartOfDay().plusNanos(nanoOfDay);
    ZoneOffsetTransition transition = rules.getTransition(local);
    if (transition == null) {
      return local.toInstant(rules.getOffset(local));
    }
    return transition.isGap() ? transition.getInstant() : local.toInstant(transition.getOffsetBefore());
  }

  /**
   * Returns the spans of exceptional days and of the days after them, into which their last shift may reach. Dates in years
   * that no instant of a calendar lies in, by whatever clock, are left out: the days beside them may not exist.
   */
  private static Map<Long, long[]> exceptions(OpeningHours hours) {
    Map<Long, long[]> spans = new TreeMap<>();
    List<LocalDate> dates = new ArrayList<>(hours.holidays());
    dates.addAll(hours.exceptions().keySet());
    dates.removeIf(date -> date.getYear() < FIRST_YEAR || date.getYear() > LAST_YEAR);
    for (LocalDate date : dates) {
      for (LocalDate day : List.of(date, date.plusDays(1))) {
        spans.put(day.toEpochDay(), spans(shiftsOf(hours, day), shiftsOf(hours, day.minusDays(1))));
      }
    }
    return spans;
  }

  private static List<Shift> shiftsOf(OpeningHours hours, LocalDate date) {
    return hours.holidays().contains(date)
        ? List.of()
        : hours.exceptions().getOrDefault(date, hours.week().getOrDefault(date.getDayOfWeek(), List.of()));
  }

  /** Joins the shifts of a day up to midnight with what those of the day before leave to it. */
  private static long[] spans(List<Shift> shifts, List<Shift> before) {
    List<long[]> spans = new ArrayList<>();
    for (Shift shift : before) {
      if (shift.end() > Shift.DAY) {
        spans.add(new long[] {0, shift.end() - Shift.DAY});
      }
    }
    for (Shift shift : shifts) {
      spans.add(new long[] {shift.start(), Math.min(shift.end(), Shift.DAY)});
    }
    spans.sort(Comparator.comparingLong(span -> span[0]));
    return joined(spans);
  }

  private static long[] joined(List<long[]> spans) {
    long[] joined = new long[2 * spans.size()];
    int size = 0;
    for (long[] span : spans) {
      if (size > 0 && span[0] <= joined[size - 1]) {
        joined[size - 1] = Math.max(joined[size - 1], span[1]);
      } else {
        joined[size++] = span[0];
        joined[size++] = span[1];
      }
    }
    return Arrays.copyOf(joined, size);
  }

  private static long length(long[] spans) {
    long length = 0;
    for (int i = 0; i < spans.length; i += 2) {
      length += spans[i + 1] - spans[i];
    }
    return length;
  }
}
