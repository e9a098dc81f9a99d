package io.crmkit.forecast.outlook;

import io.crmkit.forecast.accuracy.RankedProbability;
import io.crmkit.forecast.distribution.RevenueDistribution;
import java.time.LocalDate;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * What one node was forecast on a day and what it then brought, all in minor units.
 *
 * @param raw the sum of amount × probability as the method has it
 * @param forecast the mean after what was learned from earlier windows
 * @param p10 brought in nine of ten cases or more
 * @param p90 brought in one of ten cases or more
 * @param crps the continuous ranked probability score of the forecast, by its nine deciles
 */
public record Window(LocalDate day, String level, String node, double raw, double forecast, long p10, long p90,
    double crps, long actual) {

  private static final int DECILES = 10;

  static Window of(
      LocalDate day, String level, String node, double raw, RevenueDistribution forecast, long actual) {
    SortedMap<Double, Double> deciles = new TreeMap<>();
    for (int i = 1; i < DECILES; i++) {
      deciles.put((double) i / DECILES, (double) forecast.quantile((double) i / DECILES));
    }
    return new Window(day, level, node, raw, forecast.mean(), forecast.p10(), forecast.p90(),
        RankedProbability.ofQuantiles(deciles, (double) actual), actual);
  }
}
