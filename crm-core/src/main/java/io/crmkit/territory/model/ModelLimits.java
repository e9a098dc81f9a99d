package io.crmkit.territory.model;

import io.crmkit.core.Require;

/**
 * How large a model may become.
 *
 * @param territories in all
 * @param children right below one territory, and roots
 * @param levels of territories below each other
 */
public record ModelLimits(int territories, int children, int levels) {

  /** As large as memory allows, and as deep. */
  public static final ModelLimits NONE = new ModelLimits(Integer.MAX_VALUE, Integer.MAX_VALUE, Integer.MAX_VALUE);

  /** The limits that Veeva states for its territory management: 25,000 territories, 100 children, 10 levels. */
  public static final ModelLimits VEEVA = new ModelLimits(25_000, 100, 10);

  public ModelLimits {
    Require.positive(territories, "territories");
    Require.positive(children, "children");
    Require.positive(levels, "levels");
  }
}
