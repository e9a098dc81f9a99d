package io.crmkit.ai.churn.model;

import io.crmkit.ai.explain.Change;
import io.crmkit.ai.ir.Logistic;
import java.util.List;
import java.util.Objects;

/**
 * Why a customer has the probability that they have. Its text tells neither the customer nor their values.
 *
 * @param customer who
 * @param estimate what is explained
 * @param attributed why; without any reason where the share of all customers answered, which is the same for everybody
 * @param changes what the model would answer if the host changed one thing that it can change, the lowest probability
 *     first
 */
public record ChurnExplanation(CustomerId customer, Estimate estimate, Attributed attributed, List<Change> changes) {

  public ChurnExplanation {
    Objects.requireNonNull(customer, "customer");
    Objects.requireNonNull(estimate, "estimate");
    Objects.requireNonNull(attributed, "attributed");
    changes = List.copyOf(changes);
  }

  /** Returns the explanation of an estimate that is the share of all customers: there is nothing about this one. */
  public static ChurnExplanation ofShare(CustomerId customer, Estimate estimate) {
    Odds share = new Odds(Logistic.inverse(estimate.probability()), estimate.probability());
    return new ChurnExplanation(customer, estimate, new Attributed(share, share, List.of(), List.of()), List.of());
  }

  @Override
  public String toString() {
    return "%s by model %d: %s".formatted(estimate.level(), estimate.model(), attributed.reasons());
  }
}
