package io.crmkit.imports;

import io.crmkit.core.progress.ProgressListener;
import io.crmkit.core.progress.ProgressMeter;
import java.time.Clock;
import org.jspecify.annotations.Nullable;

/**
 * Tells how far the files of an import have been read, in bytes of the files as they are packed.
 *
 * <p>What an earlier run has staged is read again, much faster; it is no progress, and time and total count from behind
 * it.
 */
final class ByteProgress {

  private final Clock clock;
  private final ProgressListener listener;
  private final long total;
  private @Nullable ProgressMeter meter;
  private long told;

  ByteProgress(Clock clock, ProgressListener listener, long total) {
    this.clock = clock;
    this.listener = listener;
    this.total = total;
  }

  /** The next file begins. */
  void begin() {
    told = 0;
  }

  /** @param place up to which the file had been staged before, in bytes */
  void passOver(long place) {
    if (meter == null) {
      told = place;
      start(total - told);
    }
  }

  private ProgressMeter start(long left) {
    ProgressMeter started = ProgressMeter.of("bytes", clock, listener).total(Math.max(0, left)).build();
    meter = started;
    return started;
  }

  /** @param place up to which the file is staged, in bytes */
  void tell(long place) {
    if (place > told && meter != null) {
      meter.add(place - told);
      told = place;
    }
  }

  void finish() {
    (meter == null ? start(0) : meter).finish();
  }
}
