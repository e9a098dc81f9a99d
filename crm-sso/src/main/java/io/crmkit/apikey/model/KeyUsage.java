package io.crmkit.apikey.model;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * How often a key was used, and when last. Uses can be added up in parts of any order.
 *
 * @param lastUsed null for never
 */
public record KeyUsage(long uses, @Nullable Instant lastUsed) {

  /** Never used. */
  public static final KeyUsage NONE = new KeyUsage(0, null);

  public KeyUsage {
    if (uses < 0 || uses == 0 != (lastUsed == null)) {
      throw new IllegalArgumentException("a key that was used %d times was last used at %s".formatted(uses, lastUsed));
    }
  }

  /** Returns one use. */
  public static KeyUsage at(Instant used) {
    return new KeyUsage(1, used);
  }

  /** Returns both together. */
  public KeyUsage plus(KeyUsage other) {
    if (lastUsed == null || other.lastUsed == null) {
      return lastUsed == null ? other : this;
    }
    return new KeyUsage(uses + other.uses, lastUsed.isAfter(other.lastUsed) ? lastUsed : other.lastUsed);
  }
}
