package io.crmkit.territory.model;

import io.crmkit.core.Require;
import io.crmkit.core.Scalar;

/** Names one territory model within a tenant, such as {@code 2025}. */
@Scalar
public record ModelId(String value) {

  public ModelId {
    Require.key(value, "value");
  }

  @Override
  public String toString() {
    return value;
  }
}
