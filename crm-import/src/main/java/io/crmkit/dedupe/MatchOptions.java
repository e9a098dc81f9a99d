package io.crmkit.dedupe;

import io.crmkit.core.progress.Cancellation;
import io.crmkit.core.progress.ProgressListener;
import io.crmkit.core.progress.ProgressMeter;
import io.crmkit.dedupe.parallel.Workers;
import java.time.Clock;
import java.util.Objects;
import java.util.Set;

/**
 * What a host may decide; nothing here has to be tuned to the data.
 *
 * @param without columns that are not compared
 * @param workers the threads to work on
 * @param cancellation asked between parts of the work
 * @param audience who hears how far the work is
 */
public record MatchOptions(Set<String> without, Workers workers, Cancellation cancellation, Audience audience) {

  /**
   * Who hears how far the work is, and the clock that it is measured by.
   *
   * @param listener hears of each stage in turn: the {@code columns} that are written alike, the {@code pairs} that are
   *     compared, the {@code rows} that are put into clusters, each from none to all of them
   */
  public record Audience(ProgressListener listener, Clock clock) {

    public Audience {
      Objects.requireNonNull(listener, "listener");
      Objects.requireNonNull(clock, "clock");
    }

    ProgressMeter meter(String unit, long total) {
      return ProgressMeter.of(unit, clock, listener).total(total).build();
    }
  }

  public MatchOptions {
    without = Set.copyOf(without);
    Objects.requireNonNull(workers, "workers");
    Objects.requireNonNull(cancellation, "cancellation");
    Objects.requireNonNull(audience, "audience");
  }

  /** All columns, on the thread of the caller, never cancelled, heard by nobody. */
  public static MatchOptions usual() {
    return new MatchOptions(Set.of(), Workers.one(), Cancellation.never(),
        new Audience(ProgressListener.none(), Clock.systemUTC()));
  }

  public MatchOptions without(Set<String> columns) {
    return new MatchOptions(columns, workers, cancellation, audience);
  }

  public MatchOptions on(Workers threads) {
    return new MatchOptions(without, threads, cancellation, audience);
  }

  public MatchOptions until(Cancellation stop) {
    return new MatchOptions(without, workers, stop, audience);
  }

  /** Tells a listener how far the work is; see {@link Audience}. */
  public MatchOptions telling(ProgressListener listener, Clock clock) {
    return new MatchOptions(without, workers, cancellation, new Audience(listener, clock));
  }
}
