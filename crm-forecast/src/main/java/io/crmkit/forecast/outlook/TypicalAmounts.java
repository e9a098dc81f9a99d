package io.crmkit.forecast.outlook;

import io.crmkit.forecast.win.Ending;
import java.util.HashMap;
import java.util.Map;

/**
 * What won deals of a product brought, as a share of what they were listed at: what an open deal is expected to bring
 * if it is won. A product of few won deals is drawn towards all products by {@value #PRIOR_DEALS} deals.
 */
final class TypicalAmounts {

  private static final double PRIOR_DEALS = 5;

  private final Map<String, double[]> sums = new HashMap<>(); // what was won, what it was listed at, how many
  private double won;
  private double listed;

  private TypicalAmounts() {}

  static TypicalAmounts of(KnownDeals known) {
    TypicalAmounts amounts = new TypicalAmounts();
    for (TrackedDeal deal : known.closed()) {
      if (deal.span().ending() == Ending.WON && deal.listAmount() > 0) {
        double[] sum = amounts.sums.computeIfAbsent(deal.product(), any -> new double[3]);
        sum[0] += deal.wonAmount();
        sum[1] += deal.listAmount();
        sum[2]++;
        amounts.won += deal.wonAmount();
        amounts.listed += deal.listAmount();
      }
    }
    return amounts;
  }

  /** Returns what a deal is expected to bring if it is won, in minor units, rounded half up. */
  long of(TrackedDeal deal) {
    double share = listed == 0 ? 1 : won / listed;
    double[] sum = sums.getOrDefault(deal.product(), new double[3]);
    double prior = PRIOR_DEALS * deal.listAmount();
    return sum[1] + prior == 0 ? 0 : Math.round(deal.listAmount() * (sum[0] + prior * share) / (sum[1] + prior));
  }
}
