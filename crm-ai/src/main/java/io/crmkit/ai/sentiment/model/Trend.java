package io.crmkit.ai.sentiment.model;

import java.util.List;
import java.util.Optional;

/**
 * How the sentiment of an account went.
 *
 * @param points of the periods that have texts, in order
 * @param changes the periods that differ from those before them, in order
 */
public record Trend(List<TrendPoint> points, List<TrendChange> changes) {

  public Trend {
    points = List.copyOf(points);
    changes = List.copyOf(changes);
  }

  /** Returns the change that the last period with texts is, if it is one: what somebody should look at now. */
  public Optional<TrendChange> alarm() {
    if (changes.isEmpty()) {
      return Optional.empty();
    }
    TrendChange last = changes.get(changes.size() - 1);
    return Optional.of(last).filter(change -> change.start().equals(points.get(points.size() - 1).start()));
  }
}
