/**
 * Fiscal calendars: which period of business a day is in.
 *
 * <pre>{@code
 * var end = new YearEnd(Month.JANUARY, DayOfWeek.SATURDAY, YearEnd.Rule.NEAREST);
 * FiscalCalendar retail = FiscalCalendar.weeks(WeekPattern.FOUR_FIVE_FOUR, end);
 * retail.periodOf(LocalDate.parse("2024-11-29"), Level.QUARTER);   // FY2024-Q4, 2024-11-03 to 2025-02-01
 * }</pre>
 *
 * <p>A calendar assigns days, not deals: a host that changes its calendar groups the same dates anew and loses nothing.
 * Everything here is immutable.
 */
@NullMarked
package io.crmkit.forecast.calendar;

import org.jspecify.annotations.NullMarked;
