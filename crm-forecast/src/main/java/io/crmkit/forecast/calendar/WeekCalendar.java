package io.crmkit.forecast.calendar;

import java.time.LocalDate;
import java.time.Month;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;

/** Whole weeks from the end of one year to the end of the next. */
record WeekCalendar(WeekPattern pattern, YearEnd end) implements FiscalCalendar {

  WeekCalendar {
    Objects.requireNonNull(pattern, "pattern");
    Objects.requireNonNull(end, "end");
  }

  @Override
  public List<FiscalPeriod> periods(int fiscalYear) {
    List<LocalDate> starts = new ArrayList<>();
    starts.add(start(fiscalYear));
    for (int weeks : pattern.weeks()) {
      starts.add(starts.get(starts.size() - 1).plusWeeks(weeks));
    }
    // a 53rd week is in the last period
    starts.set(starts.size() - 1, start(fiscalYear + 1));
    return Quarters.of(fiscalYear, 1, starts, pattern.periods());
  }

  @Override
  public int yearOf(LocalDate day) {
    int year = day.getYear() + 1;
    while (start(year).isAfter(day)) {
      year--;
    }
    return year;
  }

  /**
   * Returns the first day of the fiscal year that starts in a calendar year, or at most three days before or after it.
   */
  private LocalDate start(int fiscalYear) {
    LocalDate next = end.in(fiscalYear).plusDays(1);
    // years that end with December start on about the first of January of the next calendar year
    return end.month() == Month.DECEMBER ? end.in(fiscalYear - 1).plusDays(1) : next;
  }
}
