package io.crmkit.core.id;

import java.security.SecureRandom;
import java.time.Clock;
import java.util.Objects;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicLong;

/**
 * UUIDs of version 7 (RFC 9562, section 5.7), so that new rows go to the end of an index.
 *
 * <p>Each id is greater than the one before, as text too: the twelve bits after the milliseconds are a counter that
 * starts anew, at a random value below half, with each millisecond (section 6.2, method 1). If it overflows, or while
 * the clock is set back, the ids run ahead of the clock. The other 62 bits are random.
 */
public final class TimeOrderedIds implements Ids {

  private static final int COUNTER_BITS = 12;
  private static final int COUNTER_SEED_MASK = 0x7FF;
  private static final long VERSION = 0x7000L;
  private static final long VARIANT = 0x8000_0000_0000_0000L;
  private static final long RANDOM_MASK = 0x3FFF_FFFF_FFFF_FFFFL;

  private final Clock clock;
  private final SecureRandom random;

  /** 48 bits of milliseconds and 12 of counter, so that one addition carries from one to the other. */
  private final AtomicLong last = new AtomicLong();

  public TimeOrderedIds(Clock clock, SecureRandom random) {
    this.clock = Objects.requireNonNull(clock, "clock");
    this.random = Objects.requireNonNull(random, "random");
  }

  @Override
  public String next() {
    return nextUuid().toString();
  }

  public UUID nextUuid() {
    long drawn = random.nextLong();
    long fresh = (clock.millis() << COUNTER_BITS) | (random.nextInt() & COUNTER_SEED_MASK);
    long place = last.accumulateAndGet(fresh, (before, now) -> Math.max(before + 1, now));
    long counter = place & ((1L << COUNTER_BITS) - 1);
    long high = ((place >>> COUNTER_BITS) << 16) | VERSION | counter;
    return new UUID(high, VARIANT | (drawn & RANDOM_MASK));
  }
}
