package io.crmkit.ai.churn;

import io.crmkit.core.progress.Cancellation;
import io.crmkit.core.progress.ProgressListener;
import java.util.Objects;

/**
 * How many customers are scored in one run.
 *
 * @param cancellation asked before each part of {@link Churn#PART} customers
 * @param progress hears of customers that were looked at
 */
public record ScoreRun(Cancellation cancellation, ProgressListener progress) {

  /** A run that nobody watches or cancels. */
  public static final ScoreRun PLAIN = new ScoreRun(Cancellation.never(), ProgressListener.none());

  public ScoreRun {
    Objects.requireNonNull(cancellation, "cancellation");
    Objects.requireNonNull(progress, "progress");
  }
}
