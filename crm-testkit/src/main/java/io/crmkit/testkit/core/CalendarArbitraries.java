package io.crmkit.testkit.core;

import io.crmkit.core.worktime.OpeningHours;
import io.crmkit.core.worktime.Shift;
import java.time.DayOfWeek;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.Tuple;
import net.jqwik.api.Tuple.Tuple2;

/** Arbitrary opening hours, and instants at which their clocks do something unusual. */
public final class CalendarArbitraries {

  private static final int QUARTERS = 24 * 4;
  private static final int QUARTER = 15;

  /** Instants, each in a zone: changes of the hour, half hours, days that never came or came twice, new years. */
  private static final List<Tuple2<ZoneId, Instant>> MOMENTS = List.of(
      moment("Europe/Berlin", "2026-03-29T01:00:00Z"),
      moment("Europe/Berlin", "2026-10-25T01:00:00Z"),
      moment("America/New_York", "2024-03-10T07:00:00Z"),
      moment("America/New_York", "2024-11-03T06:00:00Z"),
      moment("Asia/Kolkata", "2025-01-01T00:00:00Z"),
      moment("Asia/Kathmandu", "1985-12-31T18:30:00Z"),
      moment("Australia/Lord_Howe", "2026-04-04T15:00:00Z"),
      moment("Australia/Lord_Howe", "2026-10-03T15:30:00Z"),
      moment("Pacific/Apia", "2011-12-30T10:00:00Z"),
      moment("Pacific/Kwajalein", "1993-08-21T12:00:00Z"),
      moment("Pacific/Kwajalein", "1969-09-30T13:00:00Z"),
      moment("America/St_Johns", "2010-11-07T02:31:00Z"),
      moment("America/Sao_Paulo", "2018-11-04T03:00:00Z"),
      moment("Africa/Cairo", "2024-10-31T21:00:00Z"),
      moment("Antarctica/Troll", "2026-10-25T01:00:00Z"),
      moment("Asia/Pyongyang", "2018-05-04T15:00:00Z"),
      moment("UTC", "2025-01-01T00:00:00Z"),
      moment("Pacific/Kiritimati", "2024-02-29T10:00:00Z"));

  private CalendarArbitraries() {}

  private static Tuple2<ZoneId, Instant> moment(String zone, String instant) {
    return Tuple.of(ZoneId.of(zone), Instant.parse(instant));
  }

  /** Zones, each with an instant around which its clock is worth a look. */
  public static Arbitrary<Tuple2<ZoneId, Instant>> moments() {
    return Arbitraries.of(MOMENTS);
  }

  /** Hours in a zone with up to four holidays and as many exceptional days within four days of an instant. */
  public static Arbitrary<OpeningHours> openingHours(ZoneId zone, Instant around) {
    LocalDate today = LocalDate.ofInstant(around, zone);
    Arbitrary<LocalDate> days = Arbitraries.integers().between(-4, 4).map(today::plusDays);
    Arbitrary<Map<DayOfWeek, List<Shift>>> weeks = Arbitraries.maps(Arbitraries.of(DayOfWeek.class), shifts(1))
        .ofMinSize(3).ofMaxSize(7);
    Arbitrary<Set<LocalDate>> holidays = days.set().ofMaxSize(4);
    Arbitrary<Map<LocalDate, List<Shift>>> exceptions = Arbitraries.maps(days, shifts(0)).ofMaxSize(4);
    return Combinators.combine(weeks, holidays, exceptions).as((week, closed, own) -> {
      own.keySet().removeAll(closed);
      return new OpeningHours(zone, week, closed, own);
    });
  }

  /** Working times from none to four days, some of whole hours, some with odd nanoseconds. */
  public static Arbitrary<Duration> workingTimes() {
    return Arbitraries.frequencyOf(
        Tuple.of(1, Arbitraries.just(Duration.ZERO)),
        Tuple.of(4, Arbitraries.integers().between(1, 40).map(Duration::ofHours)),
        Tuple.of(4, Arbitraries.longs().between(1, Duration.ofDays(4).toNanos()).map(Duration::ofNanos)));
  }

  /** Up to three shifts of a day, apart from each other, the last one sometimes over midnight. */
  private static Arbitrary<List<Shift>> shifts(int least) {
    Arbitrary<Set<Integer>> quarters = Arbitraries.frequencyOf(
        Tuple.of(3, Arbitraries.integers().between(0, QUARTERS)),
        Tuple.of(1, Arbitraries.integers().between(0, 16)),
        Tuple.of(1, Arbitraries.of(0, QUARTERS))).set().ofMinSize(2 * least).ofMaxSize(6);
    return Combinators.combine(quarters, Arbitraries.integers().between(0, 3)).as(CalendarArbitraries::shifts);
  }

  private static List<Shift> shifts(Set<Integer> quarters, int overMidnight) {
    List<Integer> sorted = quarters.stream().sorted().toList();
    List<Shift> shifts = new ArrayList<>();
    for (int i = 0; i + 1 < sorted.size(); i += 2) {
      shifts.add(new Shift(time(sorted.get(i)), time(sorted.get(i + 1))));
    }
    int last = sorted.isEmpty() ? 0 : sorted.get(sorted.size() - 1);
    if (sorted.size() % 2 == 1 && last < QUARTERS && last > overMidnight) {
      shifts.add(new Shift(time(last), time(overMidnight)));
    }
    return shifts;
  }

  private static LocalTime time(int quarter) {
    return LocalTime.MIDNIGHT.plusMinutes((long) QUARTER * quarter);
  }
}
