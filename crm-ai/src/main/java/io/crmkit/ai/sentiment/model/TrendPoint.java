package io.crmkit.ai.sentiment.model;

import java.time.LocalDate;
import java.util.Objects;

/**
 * The sentiment of one period.
 *
 * @param start its first day
 * @param texts how many texts there were, at least one
 * @param mean of their scores
 * @param low where the mean of all that could have been said may lie at the lowest, never below −1
 * @param high where it may lie at the highest, never above 1
 */
public record TrendPoint(LocalDate start, long texts, double mean, double low, double high) {

  public TrendPoint {
    Objects.requireNonNull(start, "start");
    if (texts < 1 || !(low <= mean && mean <= high)) {
      throw new IllegalArgumentException(
          "%d texts have no mean of %s between %s and %s".formatted(texts, mean, low, high));
    }
  }
}
