package io.crmkit.dedupe;

import io.crmkit.core.progress.Cancellation;
import io.crmkit.dedupe.parallel.Workers;
import java.util.Objects;
import java.util.Set;

/**
 * What a host may decide; nothing here has to be tuned to the data.
 *
 * @param without columns that are not compared
 * @param workers the threads to work on
 * @param cancellation asked between parts of the work
 */
public record MatchOptions(Set<String> without, Workers workers, Cancellation cancellation) {

  public MatchOptions {
    without = Set.copyOf(without);
    Objects.requireNonNull(workers, "workers");
    Objects.requireNonNull(cancellation, "cancellation");
  }

  /** All columns, on the thread of the caller, never cancelled. */
  public static MatchOptions usual() {
    return new MatchOptions(Set.of(), Workers.one(), Cancellation.never());
  }

  public MatchOptions without(Set<String> columns) {
    return new MatchOptions(columns, workers, cancellation);
  }

  public MatchOptions on(Workers threads) {
    return new MatchOptions(without, threads, cancellation);
  }

  public MatchOptions until(Cancellation stop) {
    return new MatchOptions(without, workers, stop);
  }
}
