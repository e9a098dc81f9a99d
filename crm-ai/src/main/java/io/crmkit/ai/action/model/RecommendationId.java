package io.crmkit.ai.action.model;

import io.crmkit.core.Require;
import io.crmkit.core.Scalar;

/** Names one offer of an action to a customer. */
@Scalar
public record RecommendationId(String value) implements Comparable<RecommendationId> {

  public RecommendationId {
    Require.key(value, "value");
  }

  @Override
  public int compareTo(RecommendationId other) {
    return value.compareTo(other.value);
  }

  @Override
  public String toString() {
    return value;
  }
}
