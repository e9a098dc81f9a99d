package io.crmkit.ai.churn;

import io.crmkit.ai.churn.model.ChurnStatistics;
import io.crmkit.core.Violations;
import java.util.List;
import java.util.Objects;

/**
 * What came of a run.
 *
 * @param model the version of the model that scored all of them
 * @param statistics of those who were scored
 * @param refused how many records were not sound
 * @param firstRefused the first {@link #MOST_REFUSED} of those
 */
public record ScoreReport(long model, ChurnStatistics statistics, long refused, List<RefusedRecord> firstRefused) {

  /** How many refused records are told of. */
  public static final int MOST_REFUSED = 100;

  public ScoreReport {
    Objects.requireNonNull(statistics, "statistics");
    firstRefused = List.copyOf(firstRefused);
  }

  /**
   * A record that was not scored.
   *
   * @param index its place in the stream, from 0
   * @param violations what is wrong with it
   */
  public record RefusedRecord(long index, Violations violations) {}
}
