package io.crmkit.approvals.model;

import io.crmkit.core.Require;

/** Names one request for approval within a tenant. */
public record ApprovalId(String value) {

  public ApprovalId {
    Require.key(value, "value");
  }

  @Override
  public String toString() {
    return value;
  }
}
