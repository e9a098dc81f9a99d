package io.crmkit.approvals.model;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * How far the reminders of an open step have come.
 *
 * @param sent how many there were
 * @param dueAt when the next one is due; null if there is none
 */
public record Reminding(int sent, @Nullable Instant dueAt) {

  /** Nobody is reminded. */
  public static final Reminding NONE = new Reminding(0, null);
}
