package io.crmkit.testkit.forecast;

import static org.assertj.core.api.Assertions.assertThat;

import io.crmkit.core.Validated;
import io.crmkit.core.Validated.Invalid;
import io.crmkit.core.Violation;
import io.crmkit.forecast.calendar.CustomPeriod;
import io.crmkit.forecast.calendar.FiscalCalendar;
import io.crmkit.forecast.calendar.FiscalPeriod;
import io.crmkit.forecast.calendar.Level;
import io.crmkit.forecast.calendar.WeekPattern;
import io.crmkit.forecast.calendar.YearEnd;
import io.crmkit.forecast.rollup.Tree;
import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.Month;
import java.util.List;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.statistics.Statistics;

/** Law 11. */
class CalendarPropertiesTest {

  private static final FiscalCalendar RETAIL = FiscalCalendar.weeks(
      WeekPattern.FOUR_FIVE_FOUR, new YearEnd(Month.JANUARY, DayOfWeek.SATURDAY, YearEnd.Rule.NEAREST));

  @Property
  void aDayIsInExactlyOnePeriodOfEachLevel(@ForAll("calendars") FiscalCalendar calendar, @ForAll("days") LocalDate day) {
    int year = calendar.yearOf(day);
    for (Level level : Level.values()) {
      assertThat(List.of(year - 1, year, year + 1).stream().flatMap(each -> calendar.periods(each).stream())
          .filter(period -> period.level() == level && period.contains(day)))
          .containsExactly(calendar.periodOf(day, level));
    }
  }

  @Property
  void periodsTileTheirYear(@ForAll("calendars") FiscalCalendar calendar, @ForAll("days") LocalDate day) {
    List<FiscalPeriod> year = calendar.periods(calendar.yearOf(day));
    for (Level level : Level.values()) {
      LocalDate next = year.get(0).start();
      for (FiscalPeriod period : year.stream().filter(each -> each.level() == level).toList()) {
        assertThat(period.start()).isEqualTo(next);
        next = period.end().plusDays(1);
      }
      assertThat(next.minusDays(1)).isEqualTo(year.get(0).end());
    }
    assertThat(calendar.periods(calendar.yearOf(day) + 1).get(0).start()).isEqualTo(year.get(0).end().plusDays(1));
  }

  @Property
  void quartersHaveThirteenWeeksAndTheLastOfALongYearFourteen(
      @ForAll("weekCalendars") FiscalCalendar calendar, @ForAll("days") LocalDate day) {
    List<FiscalPeriod> year = calendar.periods(calendar.yearOf(day));
    long weeks = year.get(0).days() / 7;
    List<Long> quarters = year.stream().filter(each -> each.level() == Level.QUARTER)
        .map(each -> each.days() / 7).toList();

    assertThat(year).allMatch(period -> period.days() % 7 == 0);
    assertThat(weeks).isIn(52L, 53L);
    assertThat(quarters).hasSize(4);
    assertThat(quarters.stream().mapToLong(Long::longValue).sum()).isEqualTo(weeks);
    if (year.size() == 1 + 4 + 12) {
      assertThat(quarters).isEqualTo(List.of(13L, 13L, 13L, weeks - 39));
    }
    Statistics.collect(weeks);
    Statistics.coverage(seen -> seen.check(53L).percentage(share -> share > 8));
  }

  @Property
  void theTreeHasEveryPeriodBelowItsQuarterAndItsYear(
      @ForAll("calendars") FiscalCalendar calendar, @ForAll("days") LocalDate day) {
    int year = calendar.yearOf(day);
    Tree tree = calendar.tree(year, year + 1);
    int period = tree.node(calendar.periodOf(day, Level.PERIOD).name());

    assertThat(tree.name(tree.parent(period))).isEqualTo(calendar.periodOf(day, Level.QUARTER).name());
    assertThat(tree.name(tree.parent(tree.parent(period)))).isEqualTo("FY" + year);
    assertThat(tree.levels()).isEqualTo(3);
  }

  /** The calendar that the National Retail Federation publishes. */
  @Example
  void knowsTheRetailYears() {
    assertThat(RETAIL.periods(2023).get(0))
        .isEqualTo(new FiscalPeriod("FY2023", Level.YEAR, LocalDate.parse("2023-01-29"), LocalDate.parse("2024-02-03")));
    assertThat(RETAIL.periods(2024).get(0))
        .isEqualTo(new FiscalPeriod("FY2024", Level.YEAR, LocalDate.parse("2024-02-04"), LocalDate.parse("2025-02-01")));
    assertThat(RETAIL.periodOf(LocalDate.parse("2024-11-29"), Level.PERIOD).name()).isEqualTo("FY2024-P10");
  }

  @Example
  void namesEveryGapAndOverlapOfACustomCalendar() {
    Validated<FiscalCalendar> refused = FiscalCalendar.custom(List.of(
        custom(1, "2024-01-01", "2024-01-31"), custom(1, "2024-01-31", "2024-02-29"),
        custom(2, "2024-03-02", "2024-03-31"), custom(4, "2024-04-01", "2024-04-30")));

    assertThat(((Invalid<FiscalCalendar>) refused).violations().all()).extracting(Violation::toString).containsExactly(
        "/1: the period starts on 2024-01-31 but the one before ends on 2024-01-31",
        "/2: nothing covers 2024-03-01 to 2024-03-01",
        "/3: quarter 4 of 2024 does not follow quarter 2 of 2024");
  }

  @Example
  void namesQuartersByTheirNumbersWhereAYearIsListedFromItsMiddleOn() {
    FiscalCalendar calendar = FiscalCalendar.custom(List.of(
        custom(3, "2024-07-01", "2024-09-30"), custom(4, "2024-10-01", "2024-12-31"))).orElseThrow();

    assertThat(calendar.periods(2024)).extracting(FiscalPeriod::name)
        .containsExactly("FY2024", "FY2024-Q3", "FY2024-P01", "FY2024-Q4", "FY2024-P02");
  }

  private static CustomPeriod custom(int quarter, String start, String end) {
    return new CustomPeriod(2024, quarter, LocalDate.parse(start), LocalDate.parse(end));
  }

  @Provide
  Arbitrary<LocalDate> days() {
    return Arbitraries.longs().between(LocalDate.parse("1990-01-01").toEpochDay(), LocalDate.parse("2060-12-31").toEpochDay())
        .map(LocalDate::ofEpochDay);
  }

  @Provide
  Arbitrary<FiscalCalendar> weekCalendars() {
    Arbitrary<WeekPattern> patterns = Arbitraries.of(WeekPattern.FOUR_FOUR_FIVE, WeekPattern.FOUR_FIVE_FOUR,
        WeekPattern.FIVE_FOUR_FOUR, WeekPattern.THIRTEEN_BY_FOUR);
    Arbitrary<YearEnd> ends = Combinators.combine(
        Arbitraries.of(Month.class), Arbitraries.of(DayOfWeek.class), Arbitraries.of(YearEnd.Rule.class)).as(YearEnd::new);
    return Combinators.combine(patterns, ends).as(FiscalCalendar::weeks);
  }

  @Provide
  Arbitrary<FiscalCalendar> calendars() {
    return Arbitraries.oneOf(weekCalendars(), Arbitraries.of(Month.class).map(FiscalCalendar::gregorian));
  }
}
