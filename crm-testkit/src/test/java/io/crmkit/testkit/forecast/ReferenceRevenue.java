package io.crmkit.testkit.forecast;

import io.crmkit.forecast.distribution.OpenDeals;
import java.util.NavigableMap;
import java.util.TreeMap;

/** The distribution of a revenue by adding deal after deal to every possible sum: slow, and obviously right. */
final class ReferenceRevenue {

  private final NavigableMap<Long, Double> sums;

  private ReferenceRevenue(NavigableMap<Long, Double> sums) {
    this.sums = sums;
  }

  static ReferenceRevenue of(OpenDeals deals) {
    NavigableMap<Long, Double> sums = new TreeMap<>();
    sums.put(0L, 1.0);
    for (int i = 0; i < deals.size(); i++) {
      NavigableMap<Long, Double> more = new TreeMap<>();
      long amount = deals.amount(i);
      double p = deals.probability(i);
      sums.forEach((sum, weight) -> {
        more.merge(sum, weight * (1 - p), Double::sum);
        more.merge(sum + amount, weight * p, Double::sum);
      });
      sums = more;
    }
    return new ReferenceRevenue(sums);
  }

  NavigableMap<Long, Double> sums() {
    return sums;
  }

  double cdf(long amount) {
    return sums.headMap(amount, true).values().stream().mapToDouble(Double::doubleValue).sum();
  }

  /** Returns the probability of less than {@code amount}. */
  double below(long amount) {
    return sums.headMap(amount, false).values().stream().mapToDouble(Double::doubleValue).sum();
  }
}
