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
 * @param constraints what the model may not say
 */
public record Training(long seed, Cancellation cancellation, ProgressListener progress, Constraints constraints) {

  public Training {
    Objects.requireNonNull(cancellation, "cancellation");
    Objects.requireNonNull(progress, "progress");
    Objects.requireNonNull(constraints, "constraints");
  }

  /** Makes a training of a model that may say anything. */
  public Training(long seed, Cancellation cancellation, ProgressListener progress) {
    this(seed, cancellation, progress, Constraints.NONE);
  }

  /** Returns a training that nobody watches or cancels. */
  public static Training seeded(long seed) {
    return new Training(seed, Cancellation.never(), ProgressListener.none());
  }

  /** Returns this training with another seed. */
  public Training withSeed(long other) {
    return new Training(other, cancellation, progress, constraints);
  }

  /** Returns this training with other constraints. */
  public Training under(Constraints others) {
    return new Training(seed, cancellation, progress, others);
  }

  /** Returns this training with nobody to hear of it. */
  public Training quiet() {
    return new Training(seed, cancellation, ProgressListener.none(), constraints);
  }
}
