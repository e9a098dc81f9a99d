package io.crmkit.forecast.distribution;

import io.crmkit.forecast.distribution.FourierSeries.Case;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A mixture of distributions, each of which holds with some probability: one for each value of a shock. */
final class MixedRevenue extends BoundedRevenue {

  /** What weighs less does not change a probability that is exact to 10⁻¹¹. */
  private static final double NEGLIGIBLE = 1e-13;

  private final List<Given> all;

  /** What deals bring in one case. */
  private record Given(double weight, BoundedRevenue revenue) {}

  /** Says what deals bring in one case; null if that is too much work. */
  interface OneCase {

    @Nullable BoundedRevenue of(UncertainDeals deals, Moments moments);
  }

  private MixedRevenue(Moments moments, UncertainDeals deals, List<Given> all) {
    super(moments, deals);
    this.all = all;
  }

  /** Returns the mixture of cases that differ in their probabilities only; null if one is too much work. */
  static @Nullable MixedRevenue of(List<Case> cases, Moments mixed, OneCase one) {
    List<Given> all = new ArrayList<>();
    // the heaviest first: it is the first to be too much
    for (Case each : cases.stream().sorted(Comparator.comparingDouble(Case::weight).reversed()).toList()) {
      if (each.weight() > NEGLIGIBLE) {
        BoundedRevenue revenue = one.of(each.deals(), mixed);
        if (revenue == null) {
          return null;
        }
        all.add(new Given(each.weight(), revenue));
      }
    }
    return new MixedRevenue(mixed, cases.get(0).deals(), all);
  }

  @Override
  double between(long amount) {
    double sum = 0;
    for (Given each : all) {
      sum += each.weight * each.revenue.cdf(amount);
    }
    return sum;
  }

  @Override
  public long quantile(double p) {
    return QuantileSearch.of(this, p);
  }
}
