package io.crmkit.sso.model;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * How often somebody was wrong since they were last right, such as with the codes of all factors of a user together.
 *
 * @param wrong how many wrong ones there were
 * @param locks how often that led to a lock
 * @param lockedUntil until when there is a lock, or was the last time; null if never
 */
public record Guesses(int wrong, int locks, @Nullable Instant lockedUntil) {

  /** Nobody was wrong. */
  public static final Guesses NONE = new Guesses(0, 0, null);

  public boolean isLockedAt(Instant now) {
    return lockedUntil != null && now.isBefore(lockedUntil);
  }

  /** Returns these and another wrong one. */
  public Guesses oneMore() {
    return new Guesses(wrong + 1, locks, lockedUntil);
  }

  /** Returns these with another lock. */
  public Guesses locked(Instant until) {
    return new Guesses(wrong, locks + 1, until);
  }
}
