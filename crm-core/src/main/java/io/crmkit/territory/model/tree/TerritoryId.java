package io.crmkit.territory.model.tree;

import io.crmkit.core.Require;
import io.crmkit.core.Scalar;

/** Names one territory within a model, whatever it is called and wherever it lies; a copy of a model keeps the ids. */
@Scalar
public record TerritoryId(String value) implements Comparable<TerritoryId> {

  public TerritoryId {
    Require.key(value, "value");
  }

  @Override
  public int compareTo(TerritoryId other) {
    return value.compareTo(other.value);
  }

  @Override
  public String toString() {
    return value;
  }
}
