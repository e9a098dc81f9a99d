package io.crmkit.ai.churn.model;

import java.time.Instant;
import java.util.Objects;

/**
 * The place of a score in the history of its customer.
 *
 * @param number 1, 2, 3, … without gaps
 * @param changes how often the level has changed up to this score, which for the first one is once
 * @param at when, never before the score of a lower number
 */
public record ScoreMark(long number, long changes, Instant at) {

  public ScoreMark {
    if (number < 1 || changes < 1 || changes > number) {
      throw new IllegalArgumentException("score %d cannot have %d changes".formatted(number, changes));
    }
    Objects.requireNonNull(at, "at");
  }

  /** Returns the place of the first score. */
  public static ScoreMark first(Instant at) {
    return new ScoreMark(1, 1, at);
  }

  /** Returns the place of the next score, of the same level; of a clock that was set back only the order counts. */
  public ScoreMark next(Instant now) {
    return new ScoreMark(number + 1, changes, now.isBefore(at) ? at : now);
  }

  /** Returns this place where the level changed. */
  public ScoreMark changed() {
    return new ScoreMark(number, changes + 1, at);
  }
}
