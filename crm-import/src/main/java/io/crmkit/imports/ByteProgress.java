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
  private ImportFile.@Nullable Meter file;
  private @Nullable ProgressMeter meter;
  private long told;

  ByteProgress(Clock clock, ProgressListener listener, long total) {
    this.clock = clock;
    this.listener = listener;
    this.total = total;
  }

  void begin(ImportFile.Meter next) {
    file = next;
    told = 0;
  }

  void passOver() {
    if (meter == null) {
      told = bytes();
      start(total - told);
    }
  }

  private ProgressMeter start(long left) {
    ProgressMeter started = ProgressMeter.of("bytes", clock, listener).total(Math.max(0, left)).build();
    meter = started;
    return started;
  }

  void tell() {
    long now = bytes();
    if (now > told && meter != null) {
      meter.add(now - told);
      told = now;
    }
  }

  private long bytes() {
    return file == null ? 0 : file.bytes();
  }

  void finish() {
    (meter == null ? start(0) : meter).finish();
  }
}
