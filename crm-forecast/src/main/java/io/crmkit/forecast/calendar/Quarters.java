package io.crmkit.forecast.calendar;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;

/** Puts a year together from the first days of its periods. */
final class Quarters {

  private Quarters() {}

  /**
   * Returns the year, its quarters and its periods.
   *
   * @param firstQuarter the number of the first quarter, which is 1 but where somebody wrote the end of a year alone down
   * @param starts the first day of each period, and the day after the year
   * @param sizes how many periods each quarter has
   */
  static List<FiscalPeriod> of(int year, int firstQuarter, List<LocalDate> starts, List<Integer> sizes) {
    List<FiscalPeriod> all = new ArrayList<>();
    String name = "FY" + year;
    int last = starts.size() - 1;
    all.add(period(name, Level.YEAR, starts, 0, last));
    int first = 0;
    for (int quarter = 0; quarter < sizes.size(); quarter++) {
      int next = first + sizes.get(quarter);
      all.add(period("%s-Q%d".formatted(name, firstQuarter + quarter), Level.QUARTER, starts, first, next));
      for (int i = first; i < next; i++) {
        all.add(period("%s-P%02d".formatted(name, i + 1), Level.PERIOD, starts, i, i + 1));
      }
      first = next;
    }
    return List.copyOf(all);
  }

  private static FiscalPeriod period(String name, Level level, List<LocalDate> starts, int from, int to) {
    return new FiscalPeriod(name, level, starts.get(from), starts.get(to).minusDays(1));
  }
}
