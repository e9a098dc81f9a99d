package io.crmkit.core.worktime;

import io.crmkit.core.FromText;
import io.crmkit.core.Validated;
import io.crmkit.core.Violation;
import io.crmkit.core.Violations;
import java.time.Duration;
import java.time.LocalTime;
import java.time.format.DateTimeParseException;
import java.util.Objects;

/**
 * A stretch of one day during which somebody works, by the local clock: {@code 09:00-17:30}.
 *
 * <p>One that ends at or before the time at which it begins goes on over midnight, as {@code 22:00-06:00} does, and
 * belongs to the day on which it begins. Midnight at the end of the day is {@code 24:00}.
 *
 * @param from when it begins; that instant is in it
 * @param until when it ends; that instant is not in it, and {@link LocalTime#MIDNIGHT} is the end of the day
 */
public record Shift(LocalTime from, LocalTime until) {

  /** From midnight to midnight. */
  public static final Shift ALL_DAY = new Shift(LocalTime.MIDNIGHT, LocalTime.MIDNIGHT);

  static final long DAY = Duration.ofDays(1).toNanos();

  private static final String END_OF_DAY = "24:00";

  public Shift {
    Objects.requireNonNull(from, "from");
    Objects.requireNonNull(until, "until");
    if (from.equals(until) && !from.equals(LocalTime.MIDNIGHT)) {
      throw new IllegalArgumentException("a shift must not end at the time at which it begins, %s".formatted(from));
    }
  }

  /** Returns the shift that a text such as {@code 09:00-17:30} describes, or why there is none. */
  @FromText
  public static Validated<Shift> parse(String text) {
    int dash = text.indexOf('-');
    try {
      LocalTime from = LocalTime.parse(text.substring(0, Math.max(0, dash)));
      String end = text.substring(dash + 1);
      LocalTime until = end.equals(END_OF_DAY) ? LocalTime.MIDNIGHT : LocalTime.parse(end);
      return from.equals(until) && !from.equals(LocalTime.MIDNIGHT)
          ? refused("a shift must not end at the time at which it begins")
          : Validated.valid(new Shift(from, until));
    } catch (DateTimeParseException unreadable) {
      return refused("expected two times of a day such as 09:00-17:30 or 22:00-24:00");
    }
  }

  /**
   * Returns the shift that a text such as {@code 09:00-17:30} describes.
   *
   * @throws io.crmkit.core.RefusedException if it describes none
   */
  public static Shift of(String text) {
    return parse(text).orElseThrow();
  }

  long start() {
    return from.toNanoOfDay();
  }

  /** Returns the end in nanoseconds since the midnight before its beginning; beyond {@link #DAY} over midnight. */
  long end() {
    long end = until.toNanoOfDay();
    return end > start() ? end : end + DAY;
  }

  @Override
  public String toString() {
    return from + "-" + (until.equals(LocalTime.MIDNIGHT) ? END_OF_DAY : until.toString());
  }

  private static Validated<Shift> refused(String message) {
    return Validated.invalid(Violations.of(new Violation("", "worktime.shift", message)));
  }
}
