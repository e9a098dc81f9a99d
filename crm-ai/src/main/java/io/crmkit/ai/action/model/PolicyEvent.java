package io.crmkit.ai.action.model;

import io.crmkit.ai.action.evaluation.Gate;
import java.time.Instant;
import java.util.Objects;

/** What happened to a tenant's policy. */
public sealed interface PolicyEvent {

  /** When it happened. */
  Instant at();

  /** The first one was set. */
  record PolicyInstalled(Policy policy, Instant at) implements PolicyEvent {
    public PolicyInstalled {
      Objects.requireNonNull(policy, "policy");
      Objects.requireNonNull(at, "at");
    }
  }

  /** Another one took its place, for this reason. */
  record PolicyChanged(Policy policy, Gate.Evidence evidence, Instant at) implements PolicyEvent {
    public PolicyChanged {
      Objects.requireNonNull(policy, "policy");
      Objects.requireNonNull(evidence, "evidence");
      Objects.requireNonNull(at, "at");
    }
  }
}
