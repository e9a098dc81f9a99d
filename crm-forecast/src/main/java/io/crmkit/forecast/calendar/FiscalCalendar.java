package io.crmkit.forecast.calendar;

import io.crmkit.core.Validated;
import io.crmkit.forecast.rollup.Tree;
import java.time.LocalDate;
import java.time.Month;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Divides time into fiscal years, these into quarters and those into periods, without gaps or overlaps.
 *
 * <p>A fiscal year is named after the calendar year in which it starts, as the National Retail Federation does.
 */
public interface FiscalCalendar {

  /**
   * Returns the periods of one year in their order: the year, each quarter and each period, a longer one before those
   * that it is made of.
   *
   * @throws IllegalArgumentException if the calendar does not have this year
   */
  List<FiscalPeriod> periods(int fiscalYear);

  /**
   * Returns the number of the fiscal year that {@code day} is in.
   *
   * @throws IllegalArgumentException if the calendar has no year for it
   */
  int yearOf(LocalDate day);

  /** Returns the one period of a level that {@code day} is in. */
  default FiscalPeriod periodOf(LocalDate day, Level level) {
    return periods(yearOf(day)).stream()
        .filter(period -> period.level() == level && period.contains(day))
        .findFirst()
        .orElseThrow(() -> new IllegalStateException("%s has no %s in its own year".formatted(day, level)));
  }

  /** Returns the periods of some years as a tree, for an axis of a roll-up: years above quarters above periods. */
  default Tree tree(int firstYear, int lastYear) {
    Map<String, String> parents = new LinkedHashMap<>();
    for (int year = firstYear; year <= lastYear; year++) {
      List<FiscalPeriod> periods = periods(year);
      for (FiscalPeriod period : periods) {
        if (period.level() != Level.YEAR) {
          parents.put(period.name(), above(period, periods).name());
        }
      }
    }
    return Tree.of(parents).orElseThrow();
  }

  /** Years of twelve months, the first of which may be any. */
  static FiscalCalendar gregorian(Month first) {
    return new GregorianCalendar(first);
  }

  /** Years of 52 or 53 whole weeks. */
  static FiscalCalendar weeks(WeekPattern pattern, YearEnd end) {
    return new WeekCalendar(pattern, end);
  }

  /**
   * Years as they are listed.
   *
   * @param periods of level {@link Level#PERIOD}, in their order, with the year and the quarter of each
   * @return the calendar, or a violation for each period that overlaps with the one before or leaves a gap after it
   */
  static Validated<FiscalCalendar> custom(List<CustomPeriod> periods) {
    return CustomCalendar.of(periods);
  }

  private static FiscalPeriod above(FiscalPeriod period, List<FiscalPeriod> periods) {
    Level level = period.level() == Level.PERIOD ? Level.QUARTER : Level.YEAR;
    return periods.stream().filter(each -> each.level() == level && each.contains(period.start()))
        .findFirst().orElseThrow();
  }
}
