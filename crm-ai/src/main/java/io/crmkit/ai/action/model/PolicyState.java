package io.crmkit.ai.action.model;

import io.crmkit.ai.action.evaluation.Gate;
import java.time.Instant;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** Which policy a tenant has. */
public sealed interface PolicyState {

  /** None yet. */
  record None() implements PolicyState {}

  /**
   * One is in force.
   *
   * @param changes how often it was set
   * @param evidence what let it pass; null for the first one
   */
  record InForce(Policy policy, int changes, Gate.@Nullable Evidence evidence, Instant since) implements PolicyState {
    public InForce {
      Objects.requireNonNull(policy, "policy");
      Objects.requireNonNull(since, "since");
    }
  }
}
