package io.crmkit.ai.action.model;

import io.crmkit.core.Require;
import io.crmkit.core.Scalar;

/** Names whom an action is for, in the words of the host. */
@Scalar
public record CustomerId(String value) implements Comparable<CustomerId> {

  public CustomerId {
    Require.key(value, "value");
  }

  @Override
  public int compareTo(CustomerId other) {
    return value.compareTo(other.value);
  }

  @Override
  public String toString() {
    return value;
  }
}
