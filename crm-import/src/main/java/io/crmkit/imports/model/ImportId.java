package io.crmkit.imports.model;

import io.crmkit.core.Require;
import io.crmkit.core.Scalar;

/** Names one import within a tenant. */
@Scalar
public record ImportId(String value) {

  public ImportId {
    Require.key(value, "value");
  }

  @Override
  public String toString() {
    return value;
  }
}
