package io.crmkit.forecast.distribution;

import io.crmkit.forecast.distribution.FourierSeries.Case;
import io.crmkit.forecast.distribution.SeriesRevenue.Part;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/** Decides how the distribution of a revenue is computed. */
final class Revenues {

  private static final int MOST_ENUMERATED = 12;
  private static final int FEW_ENUMERATED = 2;
  private static final int MOST_ODD = 8;
  private static final int FEW_TERMS = 512;
  private static final int EXACT_DEALS_OF_MIXTURE = 24;
  private static final double NEGLIGIBLE = 1e-12;
  private static final double UNSEEN = 1e-13;

  private Revenues() {}

  static RevenueDistribution ofIndependent(OpenDeals open) {
    Moments moments = Moments.of(open);
    UncertainDeals deals = UncertainDeals.of(open);
    if (deals.size() <= RevenueDistribution.EXACT_DEALS) {
      return ExactRevenue.ofDeals(deals, moments);
    }
    @Nullable RevenueDistribution ofSmallAmounts = Lattice.of(List.of(new Case(1, deals)), moments);
    if (ofSmallAmounts != null) {
      return ofSmallAmounts;
    }
    EqualAmounts groups = EqualAmounts.of(deals);
    @Nullable RevenueDistribution exact = groups == null ? null : ExactRevenue.ofGroups(deals, groups, moments);
    return exact == null ? bySeries(deals, moments) : exact;
  }

  private static RevenueDistribution bySeries(UncertainDeals deals, Moments moments) {
    boolean[] odd = deals.odd(MOST_ODD);
    boolean[] enumerated = dominating(deals, odd, MOST_ENUMERATED);
    FourierSeries series = FourierSeries.of(List.of(new Case(1, deals.without(enumerated))));
    if (series.terms() > FEW_TERMS) {
      // a rest that is lumpy itself would be asked for once for each outcome
      enumerated = dominating(deals, odd, FEW_ENUMERATED);
      series = FourierSeries.of(List.of(new Case(1, deals.without(enumerated))));
    }
    if (series.isComplete()) {
      return new SeriesRevenue(moments, deals, parts(deals, enumerated, series));
    }
    @Nullable RevenueDistribution ofLikely = ExactRevenue.ofLikely(deals, moments);
    return ofLikely == null ? ofLikelyAndOthers(List.of(new Case(1, deals)), moments) : ofLikely;
  }

  /** Returns what the enumerated deals may bring, each with the series of the others. */
  private static List<Part> parts(UncertainDeals deals, boolean[] enumerated, FourierSeries series) {
    Atoms outcomes = Atoms.ZERO;
    for (int i = 0; i < enumerated.length; i++) {
      if (enumerated[i]) {
        outcomes = outcomes.plusDeal(deals.amounts()[i], deals.probabilities()[i]);
      }
    }
    List<Part> parts = new ArrayList<>();
    for (int i = 0; i < outcomes.size(); i++) {
      parts.add(new Part(outcomes.values()[i], outcomes.weights()[i], series));
    }
    return parts;
  }

  /** Returns the mixture, over the values of a shock, of what deals bring given the shock. */
  static RevenueDistribution ofShocked(OpenDeals open, CommonShock shock, List<CommonShock.Node> nodes) {
    List<Moments> moments = new ArrayList<>();
    List<Case> cases = new ArrayList<>();
    double[] probits = new double[open.size()];
    Arrays.setAll(probits, i -> NormalCurve.quantile(open.probability(i)));
    for (CommonShock.Node node : nodes) {
      double[] given = new double[open.size()];
      Arrays.setAll(given, i -> shock.givenProbit(node.z(), probits[i]));
      moments.add(Moments.of(open, i -> given[i]));
      cases.add(new Case(node.weight(), UncertainDeals.of(open, i -> given[i])));
    }
    Moments mixed = Moments.ofMixture(moments, nodes.stream().mapToDouble(CommonShock.Node::weight).toArray());
    UncertainDeals deals = cases.get(0).deals();
    if (deals.size() <= ExactRevenue.ONE_LIST) {
      return new ExactRevenue(mixed, deals, Atoms.ZERO, enumerated(cases));
    }
    @Nullable RevenueDistribution ofSmallAmounts = Lattice.of(cases, mixed);
    if (ofSmallAmounts != null) {
      return ofSmallAmounts;
    }
    @Nullable RevenueDistribution grouped = MixedRevenue.of(cases, mixed, ExactRevenue::ofFewGroups);
    if (grouped != null) {
      return grouped;
    }
    return ofManyShocked(UncertainDeals.of(open), cases.stream().filter(each -> each.weight() > UNSEEN).toList(), mixed);
  }

  private static RevenueDistribution ofManyShocked(UncertainDeals usual, List<Case> cases, Moments moments) {
    UncertainDeals deals = cases.get(0).deals();
    @Nullable List<Part> parts = shockedParts(usual, cases);
    if (parts != null) {
      return new SeriesRevenue(moments, deals, parts);
    }
    return deals.size() <= EXACT_DEALS_OF_MIXTURE
        ? Objects.requireNonNull(MixedRevenue.of(cases, moments, ExactRevenue::ofFewLikely))
        : ofLikelyAndOthers(cases, moments);
  }

  /** Deals that are rarely won leave steps that a series does not show. */
  private static RevenueDistribution ofLikelyAndOthers(List<Case> cases, Moments moments) {
    UncertainDeals deals = cases.get(0).deals();
    Atoms likely = LikelyValues.of(cases);
    double others = 1 - likely.sum();
    return others < NEGLIGIBLE
        ? new ExactRevenue(moments, deals, Atoms.ZERO, likely)
        : new SeriesRevenue(
            moments, deals, likely, List.of(new Part(0, others, FourierSeries.ofOthers(cases, likely))));
  }

  /** Returns null if a series does not show what some of the enumerated deals leave. */
  private static @Nullable List<Part> shockedParts(UncertainDeals usual, List<Case> cases) {
    boolean[] enumerated = dominating(usual, new boolean[usual.size()], FEW_ENUMERATED);
    List<Part> parts = new ArrayList<>();
    for (int mask = 0; mask < 1 << marks(enumerated).length; mask++) {
      Part part = part(cases, enumerated, mask);
      if (!part.rest().isFair()) {
        return null;
      }
      parts.add(part);
    }
    return parts;
  }

  private static Atoms enumerated(List<Case> cases) {
    double[] weights = {};
    Atoms atoms = Atoms.ZERO;
    for (Case each : cases) {
      atoms = Atoms.ZERO;
      for (int i = 0; i < each.deals().size(); i++) {
        atoms = atoms.plusDeal(each.deals().amounts()[i], each.deals().probabilities()[i]);
      }
      // the values are those of the amounts, and so the same in every case
      weights = Arrays.copyOf(weights, atoms.size());
      for (int i = 0; i < weights.length; i++) {
        weights[i] += each.weight() * atoms.weights()[i];
      }
    }
    return new Atoms(atoms.values(), weights);
  }

  /** Returns what the other deals bring if, of the enumerated ones, those in {@code mask} are won. */
  private static Part part(List<Case> cases, boolean[] enumerated, int mask) {
    int[] marks = marks(enumerated);
    double[] weights = cases.stream().mapToDouble(Case::weight).toArray();
    long value = 0;
    for (int k = 0; k < marks.length; k++) {
      boolean won = (mask >> k & 1) == 1;
      value += won ? cases.get(0).deals().amounts()[marks[k]] : 0;
      for (int i = 0; i < weights.length; i++) {
        double p = cases.get(i).deals().probabilities()[marks[k]];
        weights[i] *= won ? p : 1 - p;
      }
    }
    double sum = Arrays.stream(weights).sum();
    List<Case> rest = new ArrayList<>();
    for (int i = 0; i < weights.length; i++) {
      rest.add(new Case(sum == 0 ? cases.get(i).weight() : weights[i] / sum, cases.get(i).deals().without(enumerated)));
    }
    return new Part(value, sum, FourierSeries.of(rest));
  }

  private static int[] marks(boolean[] marked) {
    return IntStream.range(0, marked.length).filter(i -> marked[i]).toArray();
  }

  /** Marks deals that are larger than a standard deviation of all smaller ones together, besides the odd ones. */
  private static boolean[] dominating(UncertainDeals deals, boolean[] odd, int most) {
    boolean[] marked = odd.clone();
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
