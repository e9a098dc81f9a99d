package io.crmkit.ai.churn.model;

import io.crmkit.ai.ir.RiskLevel;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** What happened. */
public sealed interface ChurnEvent {

  /** Returns when. */
  Instant at();

  /**
   * A tenant scores by another model from now on.
   *
   * @param kind {@code learned}, or {@code rate} for the share of all customers
   */
  record ModelMade(long version, String kind, CaseCount cases, Instant at) implements ChurnEvent {}

  /**
   * A customer is of another risk level than before.
   *
   * @param before null with the first score
   */
  record LevelChanged(CustomerId customer, @Nullable RiskLevel before, Estimate estimate, Instant at)
      implements ChurnEvent {}
}
