package io.crmkit.forecast.calendar;

import io.crmkit.core.Require;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.Objects;

/**
 * One period of a calendar.
 *
 * @param name such as {@code FY2024}, {@code FY2024-Q4} or {@code FY2024-P11}; differs from those of all others
 * @param start the first day
 * @param end the last day
 */
public record FiscalPeriod(String name, Level level, LocalDate start, LocalDate end) {

  public FiscalPeriod {
    Require.notBlank(name, "name");
    Objects.requireNonNull(level, "level");
    Objects.requireNonNull(start, "start");
    if (end.isBefore(start)) {
      throw new IllegalArgumentException("%s ends on %s, before it starts on %s".formatted(name, end, start));
    }
  }

  public boolean contains(LocalDate day) {
    return !day.isBefore(start) && !day.isAfter(end);
  }

  /** Returns how many days it has, by which a quota of the period is split. */
  public long days() {
    return ChronoUnit.DAYS.between(start, end) + 1;
  }
}
