package io.crmkit.ai.churn.model;

import io.crmkit.ai.drift.DriftLevel;
import io.crmkit.ai.ir.RiskLevel;
import java.time.Instant;
import java.util.List;
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

  /**
   * The customers of today are further from what a model learned from than they had ever been.
   *
   * @param version of the model
   * @param before the worst level that was told of it; {@link DriftLevel#STABLE} at first
   * @param moved the fields that have moved, then {@code score} and {@code outcome} if these have
   */
  record Drifted(long version, DriftLevel before, DriftLevel level, List<String> moved, Instant at)
      implements ChurnEvent {
    public Drifted {
      moved = List.copyOf(moved);
    }
  }
}
