package io.crmkit.dedupe.measure;

import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.Locale;

/** How far numbers and days are apart, and what commonly goes wrong when a day is typed. */
public final class Quantities {

  private Quantities() {}

  /**
   * Returns the difference of two numbers by the larger of their amounts: 0 if they are equal, up to 2 if their signs
   * differ.
   *
   * @throws IllegalArgumentException if one of them is not finite
   */
  public static double relativeDifference(double one, double other) {
    if (!Double.isFinite(one) || !Double.isFinite(other)) {
      throw new IllegalArgumentException("numbers must be finite but were " + one + " and " + other);
    }
    double larger = Math.max(Math.abs(one), Math.abs(other));
    return larger == 0 ? 0 : Math.abs(one / larger - other / larger);
  }

  /** Returns how many days lie between two days. */
  public static long daysBetween(LocalDate one, LocalDate other) {
    return Math.abs(ChronoUnit.DAYS.between(one, other));
  }

  /** Returns whether the days differ, but not if the day of the month and the month of one change places. */
  public static boolean dayAndMonthSwapped(LocalDate one, LocalDate other) {
    return !one.equals(other) && one.getYear() == other.getYear() && one.getMonthValue() == other.getDayOfMonth()
        && one.getDayOfMonth() == other.getMonthValue();
  }

  /** Returns the {@link Probe#optimalAlignment(String) edits} between two days written as {@code 20240501}. */
  public static int digitEdits(LocalDate one, LocalDate other) {
    return Probe.of(digits(one)).optimalAlignment(digits(other));
  }

  private static String digits(LocalDate day) {
    return String.format(Locale.ROOT, "%04d%02d%02d", day.getYear(), day.getMonthValue(), day.getDayOfMonth());
  }
}
