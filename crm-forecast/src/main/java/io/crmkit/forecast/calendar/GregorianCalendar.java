package io.crmkit.forecast.calendar;

import java.time.LocalDate;
import java.time.Month;
import java.util.List;
import java.util.Objects;
import java.util.stream.IntStream;

/** Twelve months, starting with any. */
record GregorianCalendar(Month first) implements FiscalCalendar {

  private static final int MONTHS = 12;
  private static final List<Integer> THREE_MONTHS = List.of(3, 3, 3, 3);

  GregorianCalendar {
    Objects.requireNonNull(first, "first");
  }

  @Override
  public List<FiscalPeriod> periods(int fiscalYear) {
    LocalDate start = LocalDate.of(fiscalYear, first, 1);
    return Quarters.of(fiscalYear, 1, IntStream.rangeClosed(0, MONTHS).mapToObj(start::plusMonths).toList(), THREE_MONTHS);
  }

  @Override
  public int yearOf(LocalDate day) {
    return day.getYear() - (day.getMonth().compareTo(first) < 0 ? 1 : 0);
  }
}
