package io.crmkit.forecast.calendar;

import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.Month;
import java.time.YearMonth;
import java.time.temporal.TemporalAdjusters;
import java.util.Objects;

/**
 * On which day a year of whole weeks ends (26 CFR § 1.441-2): always the same day of the week, by the end of a month.
 *
 * @param month by whose end years end
 * @param day the last day of every week
 */
public record YearEnd(Month month, DayOfWeek day, Rule rule) {

  /** Which of these days it is. */
  public enum Rule {

    /** The last one in the month. */
    LAST,

    /** The one nearest to the last day of the month, be it in the next one. */
    NEAREST
  }

  private static final int HALF_A_WEEK = 3;

  public YearEnd {
    Objects.requireNonNull(month, "month");
    Objects.requireNonNull(day, "day");
    Objects.requireNonNull(rule, "rule");
  }

  /** Returns the last day of the fiscal year that ends by the end of the month in a calendar year. */
  LocalDate in(int calendarYear) {
    LocalDate endOfMonth = YearMonth.of(calendarYear, month).atEndOfMonth();
    LocalDate latest = rule == Rule.LAST ? endOfMonth : endOfMonth.plusDays(HALF_A_WEEK);
    return latest.with(TemporalAdjusters.previousOrSame(day));
  }
}
