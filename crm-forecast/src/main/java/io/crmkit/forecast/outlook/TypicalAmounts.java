package io.crmkit.forecast.outlook;

import io.crmkit.forecast.win.Ending;
import java.util.HashMap;
import java.util.Map;

/**
 * What won deals of a product brought, as a share of what they were listed at: what an open deal is expected to bring
 * if it is won. A product of few won deals is drawn towards all products by {@value #PRIOR_DEALS} deals. A deal without
 * a list price is expected to bring what won deals of its product brought on average; 0 if there are none.
 */
final class TypicalAmounts {

  private static final double PRIOR_DEALS = 5;

  private static final Sum NOTHING = new Sum();

  private final Map<String, Sum> sums = new HashMap<>();
  private final Sum all = new Sum();

  private TypicalAmounts() {}

  static TypicalAmounts of(KnownDeals known) {
    TypicalAmounts amounts = new TypicalAmounts();
    for (TrackedDeal deal : known.closed()) {
      if (deal.span().ending() == Ending.WON) {
        amounts.sums.computeIfAbsent(deal.product(), any -> new Sum()).add(deal);
        amounts.all.add(deal);
      }
    }
    return amounts;
  }

  /** Returns what a deal is expected to bring if it is won, in minor units, rounded half up. */
  long of(TrackedDeal deal) {
    Sum sum = sums.getOrDefault(deal.product(), NOTHING);
    if (deal.listAmount() == 0) {
      return sum.unlistedDeals == 0 ? 0 : Math.round(sum.unlisted / sum.unlistedDeals);
    }
    double share = all.listed == 0 ? 1 : all.won / all.listed;
    double prior = PRIOR_DEALS * deal.listAmount();
    return Math.round(deal.listAmount() * (sum.won + prior * share) / (sum.listed + prior));
  }

  /** What won deals brought: those with a list price, beside that, and those without. */
  private static final class Sum {

    private double won;
    private double listed;
    private double unlisted;
    private int unlistedDeals;

    void add(TrackedDeal deal) {
      if (deal.listAmount() == 0) {
        unlisted += deal.wonAmount();
        unlistedDeals++;
      } else {
        won += deal.wonAmount();
        listed += deal.listAmount();
      }
    }
  }
}
