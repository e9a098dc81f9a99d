package io.crmkit.ai.action.model;

import io.crmkit.ai.action.evaluation.Gate;
import java.time.Instant;
import java.util.Objects;

/** What can be asked of a tenant's policy. */
public sealed interface PolicyCommand {

  /** Set the first one, for which there can be no evidence. */
  record Install(Policy policy, Instant at) implements PolicyCommand {
    public Install {
      Objects.requireNonNull(policy, "policy");
      Objects.requireNonNull(at, "at");
    }
  }

  /**
   * Replace the one in force.
   *
   * @param judged against this one
   * @param evidence that let the new one pass
   */
  record Change(Policy policy, PolicyId judged, Gate.Evidence evidence, Instant at) implements PolicyCommand {
    public Change {
      Objects.requireNonNull(policy, "policy");
      Objects.requireNonNull(judged, "judged");
      Objects.requireNonNull(evidence, "evidence");
      Objects.requireNonNull(at, "at");
    }
  }
}
