package io.crmkit.record.model;

import io.crmkit.core.Require;
import io.crmkit.core.Scalar;

/** Names one account within a tenant. */
@Scalar
public record AccountId(String value) {

  public AccountId {
    Require.key(value, "value");
  }

  @Override
  public String toString() {
    return value;
  }
}
