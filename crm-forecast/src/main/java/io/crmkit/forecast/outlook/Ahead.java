package io.crmkit.forecast.outlook;

import io.crmkit.forecast.distribution.RevenueDistribution;
import java.util.Objects;

/**
 * What one node is forecast to bring.
 *
 * @param level such as {@code manager}
 * @param node its name within the level
 * @param raw the sum of amount × probability as the method has it, in minor units
 * @param revenue the forecast after what was learned from earlier windows
 */
public record Ahead(String level, String node, double raw, RevenueDistribution revenue) {

  public Ahead {
    Objects.requireNonNull(level, "level");
    Objects.requireNonNull(node, "node");
    Objects.requireNonNull(revenue, "revenue");
  }
}
