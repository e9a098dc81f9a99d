package io.crmkit.forecast.calendar;

import io.crmkit.core.Validated;
import io.crmkit.core.Violation;
import io.crmkit.core.Violations;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.NavigableMap;
import java.util.TreeMap;
import java.util.stream.Stream;

/** Years that somebody wrote down. */
record CustomCalendar(NavigableMap<Integer, List<FiscalPeriod>> years) implements FiscalCalendar {

  static Validated<FiscalCalendar> of(List<CustomPeriod> periods) {
    List<Violation> problems = new ArrayList<>();
    if (periods.isEmpty()) {
      problems.add(new Violation("", "forecast.calendar.empty", "a calendar needs a period"));
    }
    for (int i = 1; i < periods.size(); i++) {
      check(periods.get(i - 1), periods.get(i), "/" + i, problems);
    }
    return problems.isEmpty()
        ? Validated.valid(new CustomCalendar(byYear(periods)))
        : Validated.invalid(new Violations(problems));
  }

  private static void check(CustomPeriod before, CustomPeriod period, String pointer, List<Violation> problems) {
    LocalDate due = before.end().plusDays(1);
    if (period.start().isBefore(due)) {
      problems.add(new Violation(pointer, "forecast.calendar.overlap",
          "the period starts on %s but the one before ends on %s".formatted(period.start(), before.end())));
    } else if (period.start().isAfter(due)) {
      problems.add(new Violation(pointer, "forecast.calendar.gap",
          "nothing covers %s to %s".formatted(due, period.start().minusDays(1))));
    }
    boolean follows = period.year() == before.year()
        ? period.quarter() == before.quarter() || period.quarter() == before.quarter() + 1
        : period.year() == before.year() + 1 && period.quarter() == 1;
    if (!follows) {
      problems.add(new Violation(pointer, "forecast.calendar.order", "quarter %d of %d does not follow quarter %d of %d"
          .formatted(period.quarter(), period.year(), before.quarter(), before.year())));
    }
  }

  private static NavigableMap<Integer, List<FiscalPeriod>> byYear(List<CustomPeriod> periods) {
    NavigableMap<Integer, List<CustomPeriod>> listed = new TreeMap<>();
    periods.forEach(each -> listed.computeIfAbsent(each.year(), year -> new ArrayList<>()).add(each));
    NavigableMap<Integer, List<FiscalPeriod>> years = new TreeMap<>();
    listed.forEach((year, own) -> {
      LocalDate next = own.get(own.size() - 1).end().plusDays(1);
      List<LocalDate> starts = Stream.concat(own.stream().map(CustomPeriod::start), Stream.of(next)).toList();
      years.put(year, Quarters.of(year, own.get(0).quarter(), starts, sizes(own)));
    });
    return years;
  }

  private static List<Integer> sizes(List<CustomPeriod> periods) {
    NavigableMap<Integer, Integer> sizes = new TreeMap<>();
    periods.forEach(each -> sizes.merge(each.quarter(), 1, Integer::sum));
    return List.copyOf(sizes.values());
  }

  @Override
  public List<FiscalPeriod> periods(int fiscalYear) {
    List<FiscalPeriod> periods = years.get(fiscalYear);
    if (periods == null) {
      throw new IllegalArgumentException("there is no year %d, only %s".formatted(fiscalYear, years.keySet()));
    }
    return periods;
  }

  @Override
  public int yearOf(LocalDate day) {
    return years.entrySet().stream().filter(year -> year.getValue().get(0).contains(day)).findFirst()
        .orElseThrow(() -> new IllegalArgumentException("no year covers %s, only %s".formatted(day, years.keySet())))
        .getKey();
  }
}
