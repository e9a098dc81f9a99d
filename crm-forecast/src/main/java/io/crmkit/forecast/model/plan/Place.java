package io.crmkit.forecast.model.plan;

import io.crmkit.core.Require;
import java.util.Objects;

/**
 * One figure of a sheet.
 *
 * @param hierarchy the name of the tree
 * @param node of the tree
 */
public record Place(String hierarchy, String node, Days days, Column column) {

  public Place {
    Require.notBlank(hierarchy, "hierarchy");
    Require.notBlank(node, "node");
    Objects.requireNonNull(days, "days");
    Objects.requireNonNull(column, "column");
  }
}
