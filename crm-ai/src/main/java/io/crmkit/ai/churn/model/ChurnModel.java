package io.crmkit.ai.churn.model;

import java.time.Instant;
import java.util.Objects;
import java.util.Optional;

/**
 * One version of what a tenant scores by. What was stored never changes.
 *
 * @param version 1, 2, 3, … without gaps; 0 for the prior, which is not stored
 * @param at since when
 * @param cases of what it was made
 * @param scoring how it answers
 */
public record ChurnModel(long version, Instant at, CaseCount cases, Scoring scoring) {

  public ChurnModel {
    if (version < 0) {
      throw new IllegalArgumentException("version is negative: " + version);
    }
    Objects.requireNonNull(at, "at");
    Objects.requireNonNull(cases, "cases");
    Objects.requireNonNull(scoring, "scoring");
  }

  /** Returns what it learned from, for drift; nothing of the share of all, and of models of which it is not known. */
  public Optional<Baseline> baseline() {
    return scoring instanceof Scoring.Learned learned ? Optional.ofNullable(learned.baseline()) : Optional.empty();
  }

  /** Returns what is answered of facts. */
  public Estimate estimate(CustomerFacts facts) {
    double probability = scoring.probability(facts);
    return new Estimate(version, probability, scoring.interval(), scoring.level(probability));
  }
}
