package io.crmkit.jdbc.approvals;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;

/** A clock that stands still until one of many threads moves it. */
final class SharedClock extends Clock {

  private Instant now;

  SharedClock(Instant now) {
    this.now = now;
  }

  synchronized void move(Duration by) {
    now = now.plus(by);
  }

  synchronized void set(Instant instant) {
    now = instant;
  }

  @Override
  public synchronized Instant instant() {
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
