package io.crmkit.ai.action.model;

import io.crmkit.core.Require;
import io.crmkit.core.Scalar;

/** Names something of which there is not enough for everybody, such as {@code agents}; at most 100 characters. */
@Scalar
public record PoolId(String value) implements Comparable<PoolId> {

  private static final int LONGEST = 100;

  public PoolId {
    Require.key(value, "value");
    if (value.length() > LONGEST) {
      throw new IllegalArgumentException("a pool's name has at most %d characters: %s".formatted(LONGEST, value));
    }
  }

  @Override
  public int compareTo(PoolId other) {
    return value.compareTo(other.value);
  }

  @Override
  public String toString() {
    return value;
  }
}
