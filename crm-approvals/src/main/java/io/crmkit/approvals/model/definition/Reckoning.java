package io.crmkit.approvals.model.definition;

import io.crmkit.core.Require;
import java.util.Objects;

/**
 * How the times of a ladder are counted: as they pass, or as working time.
 *
 * @param by whose calendar says what working time is
 * @param calendar the name of that calendar; empty unless one is named
 */
public record Reckoning(By by, String calendar) {

  /** As time passes, by day and night. */
  public static final Reckoning CLOCK = new Reckoning(By.CLOCK, "");

  /** By the calendars of those who are asked, of whom the last one ready sets the time. */
  public static final Reckoning APPROVERS = new Reckoning(By.APPROVERS, "");

  /** Whose calendar counts. */
  public enum By { CLOCK, APPROVERS, CALENDAR }

  public Reckoning {
    Objects.requireNonNull(by, "by");
    if (by == By.CALENDAR) {
      Require.notBlank(calendar, "calendar");
    } else if (!calendar.isEmpty()) {
      throw new IllegalArgumentException("time is counted by %s, so no calendar must be named: %s"
          .formatted(by, calendar));
    }
  }

  /** By a calendar of the tenant. */
  public static Reckoning calendar(String name) {
    return new Reckoning(By.CALENDAR, name);
  }
}
