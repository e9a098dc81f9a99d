package io.crmkit.jdbc;

import java.time.Instant;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/** Instants as whole nanoseconds since 1970; what does not fit is taken for the last one that does. */
public final class EpochNanos {

  private static final long SECOND = TimeUnit.SECONDS.toNanos(1);

  private EpochNanos() {}

  /** Returns the whole nanoseconds since 1970. */
  public static long of(Instant instant) {
    long seconds = TimeUnit.SECONDS.toNanos(instant.getEpochSecond());
    if (seconds == Long.MIN_VALUE) {
      return seconds;
    }
    long nanos = seconds + instant.getNano();
    return seconds > 0 && nanos < 0 ? Long.MAX_VALUE : nanos;
  }

  /** Returns the same, or null for null. */
  public static @Nullable Long orNull(@Nullable Instant instant) {
    return instant == null ? null : of(instant);
  }

  /** Returns the instant that so many nanoseconds stand for. */
  public static Instant instant(long nanos) {
    return Instant.ofEpochSecond(Math.floorDiv(nanos, SECOND), Math.floorMod(nanos, SECOND));
  }
}
