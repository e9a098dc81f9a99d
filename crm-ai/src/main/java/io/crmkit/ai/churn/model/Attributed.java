package io.crmkit.ai.churn.model;

import java.util.List;
import java.util.Objects;

/**
 * What a model makes of everybody and of one customer, and what fields make the difference.
 *
 * @param base of somebody of whom nothing is known
 * @param score of the customer
 * @param effects of every field that the model reads, the largest first: {@code base + effects = score} in log-odds
 * @param reasons the largest of them that are large enough to be told
 */
public record Attributed(Odds base, Odds score, List<FieldEffect> effects, List<FieldEffect> reasons) {

  public Attributed {
    Objects.requireNonNull(base, "base");
    Objects.requireNonNull(score, "score");
    effects = List.copyOf(effects);
    reasons = List.copyOf(reasons);
  }
}
