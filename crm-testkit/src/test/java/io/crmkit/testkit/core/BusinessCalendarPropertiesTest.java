package io.crmkit.testkit.core;

import static org.assertj.core.api.Assertions.assertThat;

import io.crmkit.core.json.JsonDocuments;
import io.crmkit.core.worktime.BusinessCalendar;
import io.crmkit.core.worktime.OpeningHours;
import io.crmkit.core.worktime.Shift;
import java.time.DayOfWeek;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.LongRange;
import net.jqwik.api.statistics.Statistics;

/** What holds for working time on any calendar, the clock on the wall first of all. */
class BusinessCalendarPropertiesTest {

  private static final int WINDOW = 7;
  private static final long HALF_WINDOW = Duration.ofDays(4).toNanos();

  /** Hours, an instant at which their clock does something, and two more around it. */
  private record Case(OpeningHours hours, Instant around, Instant from, Instant to) {

    BusinessCalendar calendar() {
      return BusinessCalendar.of(hours);
    }

    Instant earlier() {
      return from.isBefore(to) ? from : to;
    }

    Instant later() {
      return from.isBefore(to) ? to : from;
    }
  }

  @Property(tries = 500)
  void everythingIsAsTheClockOnTheWallSays(
      @ForAll("cases") Case each, @ForAll("workingTimes") Duration working) {
    MinuteClock clock = new MinuteClock(each.hours(), each.around(), WINDOW);
    BusinessCalendar calendar = each.calendar();
    Optional<Instant> due = clock.plus(each.from(), working);

    assertThat(calendar.isOpen(each.from())).isEqualTo(clock.isOpen(each.from()));
    assertThat(calendar.between(each.earlier(), each.later())).isEqualTo(clock.between(each.earlier(), each.later()));
    clock.nextOpening(each.from()).ifPresent(opening ->
        assertThat(calendar.nextOpening(each.from())).contains(opening));
    due.ifPresent(instant -> assertThat(calendar.plus(each.from(), working)).contains(instant));

    collect(each, due.isPresent());
  }

  private static void collect(Case each, boolean due) {
    boolean change = each.hours().zone().getRules().nextTransition(each.earlier()) != null
        && each.hours().zone().getRules().nextTransition(each.earlier()).getInstant().isBefore(each.later());
    LocalDate first = LocalDate.ofInstant(each.earlier(), each.hours().zone());
    LocalDate last = LocalDate.ofInstant(each.later(), each.hours().zone());
    Statistics.label("over a change of the hour").collect(change);
    Statistics.label("over a holiday").collect(each.hours().holidays().stream().anyMatch(day ->
        day.isAfter(first) && day.isBefore(last)));
    Statistics.label("over an exceptional day").collect(each.hours().exceptions().keySet().stream().anyMatch(day ->
        day.isAfter(first) && day.isBefore(last)));
    Statistics.label("a shift over midnight").collect(each.hours().week().values().stream()
        .flatMap(List::stream).anyMatch(shift -> shift.until().isBefore(shift.from())
            && shift.until().toSecondOfDay() > 0));
    Statistics.label("due in the window").collect(due);
    Statistics.label("over a change of the hour").coverage(seen -> seen.check(true).percentage(p -> p > 12));
    Statistics.label("over a holiday").coverage(seen -> seen.check(true).percentage(p -> p > 3));
    Statistics.label("over an exceptional day").coverage(seen -> seen.check(true).percentage(p -> p > 3));
    Statistics.label("a shift over midnight").coverage(seen -> seen.check(true).percentage(p -> p > 20));
    Statistics.label("due in the window").coverage(seen -> seen.check(true).percentage(p -> p > 25));
  }

  @Property(tries = 500)
  void addsUp(
      @ForAll("cases") Case each, @ForAll("workingTimes") Duration one, @ForAll("workingTimes") Duration other) {
    BusinessCalendar calendar = each.calendar();
    Instant there = calendar.plus(each.from(), one).orElseThrow();

    assertThat(calendar.plus(there, other)).isEqualTo(calendar.plus(each.from(), one.plus(other)));
    assertThat(calendar.between(each.from(), there)).isEqualTo(one);
  }

  @Property(tries = 500)
  void neverRunsBackwards(
      @ForAll("cases") Case each, @ForAll("workingTimes") Duration one, @ForAll("workingTimes") Duration other) {
    BusinessCalendar calendar = each.calendar();
    Duration less = one.compareTo(other) < 0 ? one : other;
    Duration more = one.compareTo(other) < 0 ? other : one;

    assertThat(calendar.plus(each.earlier(), less).orElseThrow())
        .isAfterOrEqualTo(each.earlier())
        .isBeforeOrEqualTo(calendar.plus(each.later(), less).orElseThrow())
        .isBeforeOrEqualTo(calendar.plus(each.earlier(), more).orElseThrow());
  }

  @Property(tries = 300)
  void countsTheTimeThatPassesIfItNeverCloses(@ForAll("moments") Case each, @ForAll("workingTimes") Duration time) {
    BusinessCalendar always = BusinessCalendar.alwaysOpen(each.hours().zone());

    assertThat(always.plus(each.from(), time)).contains(each.from().plus(time));
    assertThat(always.between(each.earlier(), each.later())).isEqualTo(Duration.between(each.earlier(), each.later()));
    assertThat(always.isOpen(each.from())).isTrue();
  }

  @Property(tries = 40)
  void countsYearsAsTheSumOfTheirDays(@ForAll("cases") Case each, @ForAll @LongRange(min = 1, max = 1_500) long days) {
    BusinessCalendar calendar = each.calendar();
    Instant end = each.from().plus(Duration.ofDays(days));
    Duration sum = Duration.ZERO;
    for (Instant day = each.from(); day.isBefore(end); day = day.plus(Duration.ofDays(1))) {
      sum = sum.plus(calendar.between(day, day.plus(Duration.ofDays(1))));
    }

    assertThat(calendar.between(each.from(), end)).isEqualTo(sum);
    Instant due = calendar.plus(each.from(), sum).orElseThrow();
    assertThat(due).isBeforeOrEqualTo(end);
    assertThat(calendar.between(due, end)).isZero();
  }

  @Property(tries = 200)
  void tellsExactlyIfSoMuchTimeNeverPasses(@ForAll("cases") Case each, @ForAll("workingTimes") Duration working) {
    Map<LocalDate, List<Shift>> only = each.hours().exceptions();
    if (only.values().stream().allMatch(List::isEmpty)) {
      Statistics.collect("no day at all");
      return;
    }
    BusinessCalendar season = BusinessCalendar.of(
        new OpeningHours(each.hours().zone(), Map.of(), each.hours().holidays(), only));
    Duration all = season.between(each.from(), BusinessCalendar.LATEST);

    boolean passes = working.compareTo(all) <= 0;
    assertThat(season.plus(each.from(), working).isPresent()).isEqualTo(passes);
    assertThat(season.nextOpening(each.from()).isPresent()).isEqualTo(!all.isZero());
    Statistics.collect(passes ? "passes" : "never");
    Statistics.coverage(seen -> {
      seen.check("passes").percentage(p -> p > 9);
      seen.check("never").percentage(p -> p > 8);
    });
  }

  @Property(tries = 200)
  void readsBackTheHoursThatItWrites(@ForAll("cases") Case each) {
    String json = JsonDocuments.write(each.hours());

    assertThat(JsonDocuments.read(json, OpeningHours.class).orElseThrow()).isEqualTo(each.hours());
  }

  @Example
  void isFoundForEveryZoneThatThePlatformKnows() {
    Instant start = Instant.parse("2026-11-20T12:00:00Z");
    for (String zone : ZoneId.getAvailableZoneIds()) {
      BusinessCalendar calendar = BusinessCalendar.of(
          OpeningHours.in(ZoneId.of(zone)).on("09:00-17:00", DayOfWeek.values()).build());
      Instant due = calendar.plus(start, Duration.ofHours(80_000)).orElseThrow();
      assertThat(calendar.between(start, due)).hasHours(80_000);
      assertThat(due).isBetween(start.plus(Duration.ofDays(9_998)), start.plus(Duration.ofDays(10_002)));
    }
  }

  @Provide
  Arbitrary<Case> cases() {
    return CalendarArbitraries.moments().flatMap(moment -> Combinators.combine(
            CalendarArbitraries.openingHours(moment.get1(), moment.get2()), near(moment.get2()), near(moment.get2()))
        .as((hours, from, to) -> new Case(hours, moment.get2(), from, to)));
  }

  @Provide
  Arbitrary<Case> moments() {
    return CalendarArbitraries.moments().flatMap(moment -> Combinators.combine(near(moment.get2()), near(moment.get2()))
        .as((from, to) -> new Case(OpeningHours.always(moment.get1()), moment.get2(), from, to)));
  }

  @Provide
  Arbitrary<Duration> workingTimes() {
    return CalendarArbitraries.workingTimes();
  }

  private static Arbitrary<Instant> near(Instant around) {
    Arbitrary<Long> quarters = Arbitraries.longs().between(-400, 400).map(quarter -> quarter * 900_000_000_000L);
    Arbitrary<Long> odd = Arbitraries.longs().between(-HALF_WINDOW, HALF_WINDOW);
    return Arbitraries.oneOf(quarters, odd).map(around::plusNanos);
  }
}
