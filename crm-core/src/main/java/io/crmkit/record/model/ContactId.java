package io.crmkit.record.model;

import io.crmkit.core.Require;
import io.crmkit.core.Scalar;

/** Names one contact within a tenant. */
@Scalar
public record ContactId(String value) {

  public ContactId {
    Require.key(value, "value");
  }

  @Override
  public String toString() {
    return value;
  }
}
