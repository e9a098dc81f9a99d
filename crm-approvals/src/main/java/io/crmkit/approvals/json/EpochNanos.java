package io.crmkit.approvals.json;

import java.time.Instant;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/** Instants as whole nanoseconds since 1970. */
final class EpochNanos {

  private static final long SECOND = TimeUnit.SECONDS.toNanos(1);
  private static final long LAST_SECOND = Long.MAX_VALUE / SECOND - 1;

  private EpochNanos() {}

  /** Returns the nanoseconds; null for an instant before 1678 or after 2262, which has too many. */
  static @Nullable Long exactly(Instant instant) {
    long second = instant.getEpochSecond();
    return Math.abs(second) > LAST_SECOND ? null : second * SECOND + instant.getNano();
  }

  static Instant instant(long nanos) {
    return Instant.ofEpochSecond(Math.floorDiv(nanos, SECOND), Math.floorMod(nanos, SECOND));
  }
}
