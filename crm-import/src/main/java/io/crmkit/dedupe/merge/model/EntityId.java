package io.crmkit.dedupe.merge.model;

import io.crmkit.core.Require;
import io.crmkit.core.Scalar;

/** Names one person, company or thing within a tenant, whatever records tell of it. */
@Scalar
public record EntityId(String value) {

  public EntityId {
    Require.key(value, "value");
  }

  @Override
  public String toString() {
    return value;
  }
}
