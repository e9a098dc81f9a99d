package io.crmkit.approvals.model;

import java.util.Objects;

/** A request that is pending, with its id. */
public record OpenRequest(ApprovalId id, Approval.Pending state) {
  public OpenRequest {
    Objects.requireNonNull(id, "id");
    Objects.requireNonNull(state, "state");
  }
}
