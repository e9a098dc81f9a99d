package io.crmkit.ai.train;

import io.crmkit.core.progress.Cancellation;
import io.crmkit.core.progress.ProgressListener;
import java.util.Objects;

/**
 * How one training runs.
 *
 * @param seed of all that is drawn
 * @param cancellation asked between steps
 * @param progress hears of steps
 */
public record Training(long seed, Cancellation cancellation, ProgressListener progress) {

  public Training {
    Objects.requireNonNull(cancellation, "cancellation");
    Objects.requireNonNull(progress, "progress");
  }

  /** Returns a training that nobody watches or cancels. */
  public static Training seeded(long seed) {
    return new Training(seed, Cancellation.never(), ProgressListener.none());
  }

  /** Returns this training with another seed. */
  public Training withSeed(long other) {
    return new Training(other, cancellation, progress);
  }
}
