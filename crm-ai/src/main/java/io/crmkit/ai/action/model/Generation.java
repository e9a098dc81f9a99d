package io.crmkit.ai.action.model;

import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * What came of looking for the next best action.
 *
 * @param offer what was chosen, which may be to leave the customer alone; null if nothing could be offered
 * @param ranking what there was to choose from, and why everything else was not
 */
public record Generation(CustomerId customer, @Nullable Offer offer, Ranking ranking) {

  public Generation {
    Objects.requireNonNull(customer, "customer");
    Objects.requireNonNull(ranking, "ranking");
  }
}
