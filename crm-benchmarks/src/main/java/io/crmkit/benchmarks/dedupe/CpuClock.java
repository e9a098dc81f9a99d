package io.crmkit.benchmarks.dedupe;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;

/** A clock that runs as this process uses CPU time, so that what is timed by it does not depend on other processes. */
final class CpuClock extends Clock {

  @Override
  public ZoneId getZone() {
    return ZoneOffset.UTC;
  }

  @Override
  public Clock withZone(ZoneId zone) {
    return this;
  }

  @Override
  public Instant instant() {
    return Instant.EPOCH.plus(Duration.ofNanos((long) (Outcome.cpu() * 1e9)));
  }
}
