package io.crmkit.core.progress;

import io.crmkit.core.Require;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Objects;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Counts what is done and tells a listener, but not too often: the clock is looked at every so many units, and the
 * listener called if enough time has passed since the last call.
 */
public final class ProgressMeter {

  private static final Logger LOG = LoggerFactory.getLogger(ProgressMeter.class);

  private final String unit;
  private final Clock clock;
  private final ProgressListener listener;
  private final @Nullable Long total;
  private final long everyUnits;
  private final Duration everyTime;
  private final Instant start;

  private final AtomicLong done = new AtomicLong();
  private final AtomicLong lookAt = new AtomicLong();
  private final ReentrantLock reporting = new ReentrantLock();
  private Instant reported;

  private ProgressMeter(Builder builder) {
    unit = builder.unit;
    clock = builder.clock;
    listener = builder.listener;
    total = builder.total;
    everyUnits = builder.everyUnits;
    everyTime = builder.everyTime;
    start = clock.instant();
    reported = start;
    lookAt.set(everyUnits);
  }

  /** Returns a builder of a meter that looks at the clock at every unit and reports once a second at most. */
  public static Builder of(String unit, Clock clock, ProgressListener listener) {
    return new Builder(unit, clock, listener);
  }

  /** Counts units as done. */
  public void add(long units) {
    if (units < 0) {
      throw new IllegalArgumentException("units must not be negative but was " + units);
    }
    long now = done.addAndGet(units);
    long due = lookAt.get();
    if (now >= due && lookAt.compareAndSet(due, now + everyUnits) && reporting.tryLock()) {
      try {
        reportIfItIsTime();
      } finally {
        reporting.unlock();
      }
    }
  }

  /** Tells the listener where the work ended, however lately it was told something. */
  public void finish() {
    reporting.lock();
    try {
      report(clock.instant());
    } finally {
      reporting.unlock();
    }
  }

  public Progress progress() {
    return at(clock.instant());
  }

  private void reportIfItIsTime() {
    Instant now = clock.instant();
    if (!now.isBefore(reported.plus(everyTime))) {
      report(now);
    }
  }

  private void report(Instant now) {
    reported = now;
    try {
      listener.progressed(at(now));
    } catch (RuntimeException e) {
      LOG.debug("A progress listener failed; the work goes on", e);
    }
  }

  /** A clock that was set back must not make time negative. */
  private Progress at(Instant now) {
    Duration elapsed = Duration.between(start, now);
    return new Progress(done.get(), total, unit, elapsed.isNegative() ? Duration.ZERO : elapsed);
  }

  /** Builds a {@link ProgressMeter}. */
  public static final class Builder {

    private final String unit;
    private final Clock clock;
    private final ProgressListener listener;
    private @Nullable Long total;
    private long everyUnits = 1;
    private Duration everyTime = Duration.ofSeconds(1);

    private Builder(String unit, Clock clock, ProgressListener listener) {
      this.unit = Require.notBlank(unit, "unit");
      this.clock = Objects.requireNonNull(clock, "clock");
      this.listener = Objects.requireNonNull(listener, "listener");
    }

    public Builder total(long units) {
      total = units;
      return this;
    }

    /** Looks at the clock only once in so many units. */
    public Builder everyUnits(int units) {
      everyUnits = Require.positive(units, "units");
      return this;
    }

    /** Reports only after so much time; zero reports whenever the clock is looked at. */
    public Builder everyTime(Duration time) {
      everyTime = Objects.requireNonNull(time, "time");
      return this;
    }

    public ProgressMeter build() {
      return new ProgressMeter(this);
    }
  }
}
