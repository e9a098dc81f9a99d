package io.crmkit.ai.churn;

import io.crmkit.ai.churn.model.ChurnExplanation;
import io.crmkit.core.progress.Cancellation;
import io.crmkit.core.progress.ProgressListener;
import java.util.Objects;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * How many customers are scored in one run.
 *
 * @param cancellation asked before each part of {@link Churn#PART} customers
 * @param progress hears of customers that were looked at
 * @param explanations hears why each customer has their score, part by part and after the part was written; null where
 *     nobody wants to know
 */
public record ScoreRun(
    Cancellation cancellation, ProgressListener progress, @Nullable Consumer<ChurnExplanation> explanations) {

  /** A run that nobody watches or cancels. */
  public static final ScoreRun PLAIN = new ScoreRun(Cancellation.never(), ProgressListener.none());

  public ScoreRun {
    Objects.requireNonNull(cancellation, "cancellation");
    Objects.requireNonNull(progress, "progress");
  }

  /** A run that explains nothing. */
  public ScoreRun(Cancellation cancellation, ProgressListener progress) {
    this(cancellation, progress, null);
  }

  /**
   * Returns this run, with every score explained to somebody as soon as it is written. If they throw, the run ends with
   * that, and what was written stays.
   */
  public ScoreRun explained(Consumer<ChurnExplanation> to) {
    return new ScoreRun(cancellation, progress, Objects.requireNonNull(to, "to"));
  }
}
