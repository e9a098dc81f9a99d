package io.crmkit.forecast.calendar;

import java.time.LocalDate;

/**
 * One period of a calendar that somebody wrote down.
 *
 * @param year the number of its fiscal year
 * @param quarter the number of its quarter in the year, from 1
 * @param start its first day
 * @param end its last day
 */
public record CustomPeriod(int year, int quarter, LocalDate start, LocalDate end) {

  public CustomPeriod {
    if (quarter < 1) {
      throw new IllegalArgumentException("quarter starts at 1 but was " + quarter);
    }
    if (end.isBefore(start)) {
      throw new IllegalArgumentException("the period ends on %s, before it starts on %s".formatted(end, start));
    }
  }
}
