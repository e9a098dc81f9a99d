package io.crmkit.jdbc.approvals;

import java.time.Instant;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/** Instants as whole nanoseconds since 1970; what does not fit is taken for the last one that does. */
final class EpochNanos {

  private static final long SECOND = TimeUnit.SECONDS.toNanos(1);

  private EpochNanos() {}

  static long of(Instant instant) {
    long seconds = TimeUnit.SECONDS.toNanos(instant.getEpochSecond());
    if (seconds == Long.MIN_VALUE) {
      return seconds;
    }
    long nanos = seconds + instant.getNano();
    return seconds > 0 && nanos < 0 ? Long.MAX_VALUE : nanos;
  }

  static @Nullable Long orNull(@Nullable Instant instant) {
    return instant == null ? null : of(instant);
  }

  static Instant instant(long nanos) {
    return Instant.ofEpochSecond(Math.floorDiv(nanos, SECOND), Math.floorMod(nanos, SECOND));
  }
}
