package io.crmkit.imports.value;

import java.time.LocalDate;
import java.time.LocalDateTime;
import org.jspecify.annotations.Nullable;

/**
 * The numbers that spreadsheets keep for dates and times: whole days, and parts of a day behind the point.
 *
 * <p>Source: ECMA-376 part 1, section 18.17.4.1. Its 1900 system has a 29 February 1900 that never was: 59 is 28
 * February, 61 is 1 March, and 60 is nothing.
 */
public final class Serials {

  private static final LocalDate BEFORE_1900 = LocalDate.of(1899, 12, 31);
  private static final LocalDate FIRST_OF_1904 = LocalDate.of(1904, 1, 1);
  private static final int LEAP_DAY_THAT_NEVER_WAS = 60;
  private static final int LAST_DAY = 2_958_465;
  private static final long MILLIS_OF_DAY = 86_400_000;

  private Serials() {}

  /**
   * Returns the moment of a number, to the millisecond; {@code null} if there is none.
   *
   * @param order {@link DateOrder#EXCEL_1900} or {@link DateOrder#EXCEL_1904}
   */
  public static @Nullable LocalDateTime moment(double number, DateOrder order) {
    if (!(number >= 0 && number < LAST_DAY + 1)) {
      return null;
    }
    int days = (int) number;
    LocalDate date = day(days, order);
    return date == null ? null
        : date.atStartOfDay().plusNanos(Math.round((number - days) * MILLIS_OF_DAY) * 1_000_000);
  }

  /** Returns a day by its number; {@code null} for one that never was. Day 0 of 1900 is the one before its first. */
  static @Nullable LocalDate day(int days, DateOrder order) {
    if (days > LAST_DAY || order == DateOrder.EXCEL_1900 && days == LEAP_DAY_THAT_NEVER_WAS) {
      return null;
    }
    return order == DateOrder.EXCEL_1904 ? FIRST_OF_1904.plusDays(days)
        : BEFORE_1900.plusDays(days > LEAP_DAY_THAT_NEVER_WAS ? days - 1L : days);
  }
}
