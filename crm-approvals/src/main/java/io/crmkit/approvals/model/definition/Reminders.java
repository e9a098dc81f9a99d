package io.crmkit.approvals.model.definition;

import io.crmkit.core.Require;
import java.time.Duration;

/**
 * When people are reminded of a step that still waits for them.
 *
 * @param first how long after the step opened
 * @param every how long after the reminder before
 * @param atMost how many there are
 */
public record Reminders(Duration first, Duration every, int atMost) {

  public Reminders {
    Require.positive(first, "first");
    Require.positive(every, "every");
    Require.positive(atMost, "atMost");
  }
}
