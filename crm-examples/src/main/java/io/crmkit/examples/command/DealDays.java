package io.crmkit.examples.command;

import java.time.DateTimeException;
import java.time.LocalDate;

/** The days that deals may be of. One slip in a year would have a command walk through centuries. */
public final class DealDays {

  /** What they look like. */
  public static final String FORM = "a date of the years 1970 to 2099, such as 2024-11-05";

  private static final int FIRST_YEAR = 1970;
  private static final int LAST_YEAR = 2099;

  private DealDays() {}

  /**
   * Returns the day.
   *
   * @throws DateTimeException if it is of another year
   */
  public static LocalDate checked(LocalDate day) {
    if (day.getYear() < FIRST_YEAR || day.getYear() > LAST_YEAR) {
      throw new DateTimeException("%s is not %s".formatted(day, FORM));
    }
    return day;
  }
}
