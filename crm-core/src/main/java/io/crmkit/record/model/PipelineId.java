package io.crmkit.record.model;

import io.crmkit.core.Require;
import io.crmkit.core.Scalar;

/** Names one pipeline within a tenant. */
@Scalar
public record PipelineId(String value) {

  public PipelineId {
    Require.key(value, "value");
  }

  @Override
  public String toString() {
    return value;
  }
}
