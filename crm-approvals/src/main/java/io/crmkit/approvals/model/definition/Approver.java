package io.crmkit.approvals.model.definition;

import io.crmkit.core.Require;
import java.util.Objects;

/** An entry in a step's list of approvers, with the weight that the vote of each such person has. */
public record Approver(ApproverRef ref, int weight) {

  public Approver {
    Objects.requireNonNull(ref, "ref");
    Require.positive(weight, "weight");
  }

  public static Approver of(ApproverRef ref) {
    return new Approver(ref, 1);
  }
}
