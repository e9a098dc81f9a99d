package io.crmkit.forecast.accuracy;

import java.util.Collections;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * What was forecast of an amount.
 *
 * @param expected the single number
 * @param quantiles values by their levels, which are above 0 and below 1, not falling; none if only the number was
 *     forecast. Those of {@value #LOW} and {@value #HIGH} make the interval whose coverage is counted
 */
public record AmountForecast(double expected, SortedMap<Double, Double> quantiles) {

  /** The level of the lower end of the interval. */
  public static final double LOW = 0.1;

  /** The level of its upper end. */
  public static final double HIGH = 0.9;

  public AmountForecast {
    PointErrors.requireSound(expected, "expected");
    quantiles = Collections.unmodifiableSortedMap(new TreeMap<>(quantiles));
    double before = Double.NEGATIVE_INFINITY;
    for (var each : quantiles.entrySet()) {
      if (!(each.getKey() > 0 && each.getKey() < 1)) {
        throw new IllegalArgumentException("the level of a quantile is between 0 and 1 but was " + each.getKey());
      }
      PointErrors.requireSound(each.getValue(), "quantile");
      if (each.getValue() < before) {
        throw new IllegalArgumentException("quantiles must not fall but were " + quantiles);
      }
      before = each.getValue();
    }
  }
}
