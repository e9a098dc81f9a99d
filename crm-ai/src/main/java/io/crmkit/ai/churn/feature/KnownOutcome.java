package io.crmkit.ai.churn.feature;

import java.time.LocalDate;
import java.util.Objects;

/**
 * A customer as they were known on a day, and what became of them after it. Nothing in the record may be newer than the
 * day: a model would learn from what it cannot know when it is asked.
 *
 * @param customer as they were known
 * @param day up to which
 * @param outcome after it
 */
public record KnownOutcome(CustomerRecord customer, LocalDate day, Outcome outcome) {

  public KnownOutcome {
    Objects.requireNonNull(customer, "customer");
    Objects.requireNonNull(day, "day");
    Objects.requireNonNull(outcome, "outcome");
  }
}
