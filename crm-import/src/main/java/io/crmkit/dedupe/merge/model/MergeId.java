package io.crmkit.dedupe.merge.model;

import io.crmkit.core.Require;
import io.crmkit.core.Scalar;

/** Names one merge, so that it can be undone; unique among the merges of an entity, and best of all. */
@Scalar
public record MergeId(String value) {

  public MergeId {
    Require.key(value, "value");
  }

  @Override
  public String toString() {
    return value;
  }
}
