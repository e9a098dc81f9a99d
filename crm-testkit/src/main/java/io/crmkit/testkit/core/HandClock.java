package io.crmkit.testkit.core;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.Objects;

/** A clock that stands still until somebody moves or sets it, so that months pass in milliseconds. Safe for many threads. */
public final class HandClock extends Clock {

  private volatile Instant now;

  public HandClock(Instant start) {
    this.now = Objects.requireNonNull(start, "start");
  }

  public synchronized void move(Duration by) {
    now = now.plus(by);
  }

  /** Sets the time, forwards or backwards. */
  public synchronized void set(Instant instant) {
    now = Objects.requireNonNull(instant, "instant");
  }

  @Override
  public Instant instant() {
    return now;
  }

  @Override
  public ZoneId getZone() {
    return ZoneOffset.UTC;
  }

  @Override
  public Clock withZone(ZoneId zone) {
    throw new UnsupportedOperationException("only its instant is read");
  }
}
