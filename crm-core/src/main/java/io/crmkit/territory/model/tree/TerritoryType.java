package io.crmkit.territory.model.tree;

import io.crmkit.core.Require;

/**
 * A kind of territory, such as {@code named-accounts}.
 *
 * @param priority the greater, the more it counts when one territory must be chosen among several
 */
public record TerritoryType(String name, int priority) {

  public TerritoryType {
    Require.notBlank(name, "name");
  }
}
