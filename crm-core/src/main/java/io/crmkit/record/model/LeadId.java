package io.crmkit.record.model;

import io.crmkit.core.Require;
import io.crmkit.core.Scalar;

/** Names one lead within a tenant. */
@Scalar
public record LeadId(String value) {

  public LeadId {
    Require.key(value, "value");
  }

  @Override
  public String toString() {
    return value;
  }
}
