package io.crmkit.sso.mfa.model;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * How many wrong codes there were, of all factors of a user together, since the last right one.
 *
 * @param locks how often that locked the factors
 * @param lockedUntil until when they are locked, or were the last time; null if never
 */
public record Guesses(int wrong, int locks, @Nullable Instant lockedUntil) {

  static final Guesses NONE = new Guesses(0, 0, null);

  boolean isLockedAt(Instant now) {
    return lockedUntil != null && now.isBefore(lockedUntil);
  }
}
