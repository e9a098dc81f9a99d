package io.crmkit.forecast.sheet;

import io.crmkit.forecast.calendar.FiscalCalendar;
import io.crmkit.forecast.calendar.FiscalPeriod;
import io.crmkit.forecast.calendar.Level;
import io.crmkit.forecast.model.plan.Days;
import io.crmkit.forecast.rollup.Axis;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;

/** The periods of a calendar that have days in a forecast, as far as they do: those of the lowest level make up the others. */
final class SheetPeriods {

  private final Axis axis;
  private final Map<String, Days> rows = new LinkedHashMap<>();
  private final List<String> bases = new ArrayList<>();

  /** Some periods of the lowest level, without a gap. */
  record Range(int from, int end) {}

  SheetPeriods(FiscalCalendar calendar, Days forecast) {
    int first = calendar.yearOf(forecast.start());
    int last = calendar.yearOf(forecast.end());
    this.axis = new Axis("period", calendar.tree(first, last));
    for (int year = first; year <= last; year++) {
      for (FiscalPeriod period : calendar.periods(year)) {
        new Days(period.start(), period.end()).and(forecast).ifPresent(days -> {
          rows.put(period.name(), days);
          if (period.level() == Level.PERIOD) {
            bases.add(period.name());
          }
        });
      }
    }
  }

  Axis axis() {
    return axis;
  }

  /** Returns the periods by their names, longer ones before those that they are made of, with their days. */
  Map<String, Days> rows() {
    return rows;
  }

  int bases() {
    return bases.size();
  }

  /** Returns the number of a period of the lowest level on the axis. */
  int node(int base) {
    return axis.node(bases.get(base));
  }

  /** Returns the period of the lowest level that a day of the forecast is in. */
  int base(LocalDate day) {
    int base = 0;
    while (!days(base).contains(new Days(day, day))) {
      base++;
    }
    return base;
  }

  /** Returns the periods that some days are made of, if they begin and end with periods, as far as they are here. */
  Optional<Range> range(Days days) {
    int from = bases();
    int end = 0;
    for (int base = 0; base < bases(); base++) {
      Optional<Days> both = days(base).and(days);
      if (both.isPresent() && !both.get().equals(days(base))) {
        return Optional.empty();
      }
      from = both.isPresent() ? Math.min(from, base) : from;
      end = both.isPresent() ? base + 1 : end;
    }
    return from < end ? Optional.of(new Range(from, end)) : Optional.empty();
  }

  private Days days(int base) {
    return Objects.requireNonNull(rows.get(bases.get(base)));
  }
}
