package io.crmkit.record.model;

import io.crmkit.core.Require;
import io.crmkit.core.Scalar;

/** Names one opportunity within a tenant. */
@Scalar
public record OpportunityId(String value) {

  public OpportunityId {
    Require.key(value, "value");
  }

  @Override
  public String toString() {
    return value;
  }
}
