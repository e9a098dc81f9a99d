package io.crmkit.ai.action.model;

import io.crmkit.core.Require;
import io.crmkit.core.Scalar;

/** Names the way in which actions reach customers, such as {@code phone}. */
@Scalar
public record ChannelId(String value) implements Comparable<ChannelId> {

  public ChannelId {
    Require.key(value, "value");
  }

  @Override
  public int compareTo(ChannelId other) {
    return value.compareTo(other.value);
  }

  @Override
  public String toString() {
    return value;
  }
}
