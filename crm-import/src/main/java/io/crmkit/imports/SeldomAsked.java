package io.crmkit.imports;

import io.crmkit.core.progress.Cancellation;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.function.BooleanSupplier;
import org.jspecify.annotations.Nullable;

/**
 * Asks somebody whether work should rest, but not before each batch, which takes two milliseconds: the answer stands in
 * a database, and asking took a fifth of the time of staging.
 */
final class SeldomAsked implements StagingRun.Rest {

  /** How long nobody is asked again; nobody who waits for a pause notices. */
  private static final Duration QUIET = Duration.ofMillis(50);

  private final BooleanSupplier asked;
  private final Cancellation cancellation;
  private final Clock clock;
  private @Nullable Instant last;

  /** @param cancellation looked at before every batch */
  SeldomAsked(BooleanSupplier asked, Cancellation cancellation, Clock clock) {
    this.asked = asked;
    this.cancellation = cancellation;
    this.clock = clock;
  }

  /** A clock that stands still, or was put back, tells of no time that has passed: then somebody is asked. */
  @Override
  public boolean getAsBoolean() {
    cancellation.check();
    Instant now = clock.instant();
    if (last != null && now.isAfter(last) && now.isBefore(last.plus(QUIET))) {
      return false;
    }
    last = now;
    return asked.getAsBoolean();
  }
}
