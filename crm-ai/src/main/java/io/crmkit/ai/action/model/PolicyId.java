package io.crmkit.ai.action.model;

import io.crmkit.core.Require;
import io.crmkit.core.Scalar;

/** Names a policy, such as {@code square-cb-2024-05}. */
@Scalar
public record PolicyId(String value) implements Comparable<PolicyId> {

  public PolicyId {
    Require.key(value, "value");
  }

  @Override
  public int compareTo(PolicyId other) {
    return value.compareTo(other.value);
  }

  @Override
  public String toString() {
    return value;
  }
}
