package io.crmkit.forecast.distribution;

import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * The distribution of a certain amount plus the sum of two independent lists of values, each with its probability.
 *
 * <p>Half of the deals are enumerated on each side (E. Horowitz and S. Sahni, JACM 21, 1974): 40 deals make 2 × 2²⁰
 * values and not 2⁴⁰, and a walk up one list and down the other sums up the distribution function at a value. The
 * lists take 32 MB at most, and half of that for every two deals fewer.
 */
final class ExactRevenue extends BoundedRevenue {

  static final int ONE_LIST = 16;
  private static final int LARGEST_LIST = 1 << 20;
  private static final int LARGEST_LIST_OF_LIKELY = 1 << 17;
  private static final int LARGEST_LIST_OF_FEW = 1 << 11;
  private static final int LARGEST_LIST_OF_FEW_LIKELY = 1 << 12;
  private static final double UNLIKELY = 1e-14;
  private static final double MOST_LEFT_OUT = 1e-8;

  private final long certain;
  private final Atoms left;
  private final long[] right;
  private final double[] rightCumulated;

  /** The lists may lack values that are too unlikely to be of interest. */
  ExactRevenue(Moments moments, UncertainDeals deals, Atoms left, Atoms right) {
    super(moments, deals);
    this.certain = deals.certain();
    this.left = left;
    this.right = right.values();
    this.rightCumulated = right.cumulated();
    rightCumulated[rightCumulated.length - 1] = 1;
  }

  /** Enumerates at most {@value RevenueDistribution#EXACT_DEALS} deals. */
  static ExactRevenue ofDeals(UncertainDeals deals, Moments moments) {
    Integer[] order = new Integer[deals.size()];
    Arrays.setAll(order, i -> i);
    // equal amounts side by side fall into one list, where their sums are one value
    Arrays.sort(order, (i, j) -> Long.compare(deals.amounts()[i], deals.amounts()[j]));
    int half = deals.size() <= ONE_LIST ? 0 : deals.size() / 2;
    Atoms left = Atoms.ZERO;
    Atoms right = Atoms.ZERO;
    for (int k = 0; k < order.length; k++) {
      long amount = deals.amounts()[order[k]];
      double p = deals.probabilities()[order[k]];
      if (k < half) {
        left = left.plusDeal(amount, p);
      } else {
        right = right.plusDeal(amount, p);
      }
    }
    return new ExactRevenue(moments, deals, left, right);
  }

  /** Enumerates how many deals of each amount are won; returns null if that makes too many values. */
  static @Nullable ExactRevenue ofGroups(UncertainDeals deals, EqualAmounts groups, Moments moments) {
    return ofGroups(deals, groups, moments, LARGEST_LIST);
  }

  private static @Nullable ExactRevenue ofGroups(
      UncertainDeals deals, EqualAmounts groups, Moments moments, int largest) {
    Atoms left = Atoms.ZERO;
    Atoms right = Atoms.ZERO;
    for (int i = 0; i < groups.counts().size(); i++) {
      WonCount count = groups.counts().get(i);
      Atoms smaller = left.size() < right.size() ? left : right;
      if ((long) smaller.size() * count.weights().length > largest) {
        return null;
      }
      Atoms larger = left.size() < right.size() ? right : left;
      left = smaller.plusCount(groups.amounts()[i], count.first(), count.weights());
      right = larger;
    }
    return new ExactRevenue(moments, deals, left, right);
  }

  /** As {@link #ofGroups}, if there are so few values that many such distributions can be mixed. */
  static @Nullable ExactRevenue ofFewGroups(UncertainDeals deals, Moments moments) {
    EqualAmounts groups = EqualAmounts.of(deals);
    return groups == null ? null : ofGroups(deals, groups, moments, LARGEST_LIST_OF_FEW);
  }

  /** Enumerates what is not very unlikely; returns null if that is too many values, or leaves out too much. */
  static @Nullable ExactRevenue ofLikely(UncertainDeals deals, Moments moments) {
    return ofLikely(deals, moments, LARGEST_LIST_OF_LIKELY);
  }

  /** As {@link #ofLikely}, if there are so few values that many such distributions can be mixed. */
  static @Nullable ExactRevenue ofFewLikely(UncertainDeals deals, Moments moments) {
    return ofLikely(deals, moments, LARGEST_LIST_OF_FEW_LIKELY);
  }

  private static @Nullable ExactRevenue ofLikely(UncertainDeals deals, Moments moments, int largest) {
    Atoms[] sides = {Atoms.ZERO, Atoms.ZERO};
    int side = 0;
    for (int i : deals.largest(deals.size())) {
      Atoms more = sides[side].plusDeal(deals.amounts()[i], deals.probabilities()[i]).without(UNLIKELY);
      if (more.size() > largest) {
        if (side == 1) {
          return null;
        }
        side = 1;
        more = sides[side].plusDeal(deals.amounts()[i], deals.probabilities()[i]);
      }
      sides[side] = more;
    }
    double left = sides[0].sum() * sides[1].sum();
    return left < 1 - MOST_LEFT_OUT ? null : new ExactRevenue(moments, deals, sides[0], sides[1]);
  }

  @Override
  double between(long amount) {
    long[] values = left.values();
    double[] weights = left.weights();
    int j = Atoms.lastAtMost(amount - certain - values[0], right);
    double sum = 0;
    for (int i = 0; i < values.length; i++) {
      long room = amount - certain - values[i];
      while (j >= 0 && right[j] > room) {
        j--;
      }
      if (j < 0) {
        break;
      }
      sum += weights[i] * rightCumulated[j];
    }
    return sum;
  }

  @Override
  public long quantile(double p) {
    return QuantileSearch.of(this, p);
  }
}
