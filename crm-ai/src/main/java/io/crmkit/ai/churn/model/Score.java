package io.crmkit.ai.churn.model;

import java.time.Instant;
import java.util.Objects;

/**
 * What a customer was scored, when, by which model and by what was known then.
 *
 * @param customer who
 * @param mark its place among the scores of the customer
 * @param facts what was known
 * @param estimate the answer, with the version of the model
 */
public record Score(CustomerId customer, ScoreMark mark, CustomerFacts facts, Estimate estimate) {

  public Score {
    Objects.requireNonNull(customer, "customer");
    Objects.requireNonNull(mark, "mark");
    Objects.requireNonNull(facts, "facts");
    Objects.requireNonNull(estimate, "estimate");
  }

  /** Returns the first score of a customer. */
  public static Score first(CustomerId customer, CustomerFacts facts, Estimate estimate, Instant now) {
    return new Score(customer, ScoreMark.first(now), facts, estimate);
  }

  /** Returns the next score of the customer. */
  public Score next(CustomerFacts newFacts, Estimate newEstimate, Instant now) {
    ScoreMark next = mark.next(now);
    return new Score(customer, newEstimate.level() == estimate.level() ? next : next.changed(), newFacts, newEstimate);
  }
}
