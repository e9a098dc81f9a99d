package io.crmkit.forecast.distribution;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** Decides how the distribution of a revenue is computed. */
final class Revenues {

  private static final int MOST_ENUMERATED = 12;
  private static final int FEW_ENUMERATED = 2;
  private static final int FEW_TERMS = 512;

  private Revenues() {}

  static RevenueDistribution ofIndependent(OpenDeals open) {
    Moments moments = Moments.of(open);
    UncertainDeals deals = UncertainDeals.of(open);
    if (deals.size() <= RevenueDistribution.EXACT_DEALS) {
      return ExactRevenue.ofDeals(deals, moments);
    }
    EqualAmounts groups = EqualAmounts.of(deals);
    @Nullable RevenueDistribution exact = groups == null ? null : ExactRevenue.ofGroups(deals, groups, moments);
    return exact == null ? bySeries(deals, moments) : exact;
  }

  private static RevenueDistribution bySeries(UncertainDeals deals, Moments moments) {
    boolean[] enumerated = dominating(deals, MOST_ENUMERATED);
    FourierSeries series = seriesWithout(enumerated, deals);
    if (series.terms() > FEW_TERMS) {
      // a rest that is lumpy itself would be asked for once for each outcome
      enumerated = dominating(deals, FEW_ENUMERATED);
      series = seriesWithout(enumerated, deals);
    }
    Atoms outcomes = Atoms.ZERO;
    for (int i = 0; i < enumerated.length; i++) {
      if (enumerated[i]) {
        outcomes = outcomes.plusDeal(deals.amounts()[i], deals.probabilities()[i]);
      }
    }
    return new SeriesRevenue(moments, deals.certain(), deals.total(), outcomes, List.of(series));
  }

  private static FourierSeries seriesWithout(boolean[] enumerated, UncertainDeals deals) {
    return FourierSeries.of(List.of(new FourierSeries.Case(1, deals.without(enumerated))));
  }

  /** Marks deals that are larger than a standard deviation of all smaller ones together. */
  private static boolean[] dominating(UncertainDeals deals, int most) {
    boolean[] marked = new boolean[deals.size()];
    double variance = deals.variance();
    for (int i : deals.largest(most)) {
      double amount = deals.amounts()[i];
      if (amount * amount <= variance) {
        break;
      }
      marked[i] = true;
      variance -= amount * amount * deals.probabilities()[i] * (1 - deals.probabilities()[i]);
    }
    return marked;
  }
}
