package io.crmkit.ai.action.model;

import io.crmkit.ai.action.model.Recommendation.Settled;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What was recommended to one customer, as far back as it counts.
 *
 * @param recommendations in the order in which they were offered
 */
public record Book(List<Recommendation> recommendations) {

  /** Nothing was ever recommended. */
  public static final Book EMPTY = new Book(List.of());

  public Book {
    recommendations = List.copyOf(recommendations);
  }

  public Optional<Recommendation> find(RecommendationId id) {
    return recommendations.stream().filter(each -> each.offer().id().equals(id)).findFirst();
  }

  /** Returns the first instant at which something expires; null if nothing is open. */
  public @Nullable Instant nextDeadline() {
    return recommendations.stream().map(Recommendation::deadline).filter(Objects::nonNull)
        .min(Instant::compareTo).orElse(null);
  }

  /** Returns what is not over, whether or not its time has come. */
  public List<Recommendation> open() {
    return recommendations.stream().filter(each -> !(each instanceof Settled)).toList();
  }

  /**
   * Returns what has been settled since the book was as {@code before}: what a store adds to the log of decisions.
   * A change settles or forgets, never both of one recommendation.
   */
  public List<Settled> settledSince(Book before) {
    List<Settled> settled = new ArrayList<>();
    for (Recommendation each : recommendations) {
      if (each instanceof Settled now && !(before.find(now.offer().id()).orElse(null) instanceof Settled)) {
        settled.add(now);
      }
    }
    return settled;
  }
}
