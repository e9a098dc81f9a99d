package io.crmkit.forecast.distribution;

import io.crmkit.forecast.distribution.FourierSeries.Case;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.NavigableSet;
import java.util.stream.Stream;

/** The coefficients φ(2πk/period) of a series, as many as it takes. */
final class FourierCoefficients {

  static final double NEGLIGIBLE = 1e-11;
  private static final double STEP = 1e-4;
  private static final double MOST_FACTORS = 4e8;
  /** Between the peaks of few deals there may be others; of many, what is not near a peak is nothing. */
  private static final double MOST_FACTORS_IN_A_ROW = 1 << 24;
  private static final double MOST_FACTORS_OF_PEAKS = 1 << 26;

  /** Farther out, the rounding of angles would be seen. */
  private static final int LAST_PEAK = 1 << 20;
  private static final double DECAYED = 10;

  private final List<Case> cases;
  private final Atoms leftOut;
  private final double period;
  private final int most;
  private final double all;
  private final double factors;
  private final List<FourierTerms> peaks = new ArrayList<>();
  private FourierTerms row = new FourierTerms(1, new double[0], new double[0]);

  /** Those of a distribution without some of its values. */
  FourierCoefficients(List<Case> cases, Atoms leftOut, int mostTerms, double cells, long unit) {
    this.cases = cases;
    this.leftOut = leftOut;
    this.period = cells * unit;
    this.all = (cells - 1) / 2;
    this.factors = (double) cases.size() * cases.get(0).deals().size();
    this.most = (int) Math.min(all, Math.min(mostTerms, Math.max(1, MOST_FACTORS / factors)));
  }

  double period() {
    return period;
  }

  /** Takes none if they would not show a step. */
  void fill(double sigma) {
    if (most < all && leftOut.size() == 0 && haveStep()) {
      return;
    }
    extend((int) Math.min(most, Math.ceil(DECAYED * period / (2 * Math.PI * sigma))));
    extendUntilDecayed();
    if (most * factors <= MOST_FACTORS_IN_A_ROW) {
      NavigableSet<Integer> centres = Resonances.of(heaviest(), period, row.last(), most);
      extend(centres.isEmpty() ? row.last() : Math.min(most, centres.last() + row.last()));
      extendUntilDecayed();
    } else {
      fill(Resonances.of(heaviest(), period, row.last(), (int) Math.min(all, LAST_PEAK)));
    }
  }

  /** Whether one outcome, such as that nothing is won, is so likely that only all terms together show its step. */
  private boolean haveStep() {
    return cases.stream().anyMatch(each -> each.weight() * each.deals().likeliest() > STEP);
  }

  /** Takes the peaks alone; each is as wide as the first one. */
  private void fill(NavigableSet<Integer> centres) {
    int width = row.last();
    double most = MOST_FACTORS_OF_PEAKS / factors / (2 * width + 1);
    int next = width + 1;
    for (int centre : centres) {
      int to = (int) Math.min(all, centre + width);
      if (to >= next && peaks.size() < most) {
        peaks.add(coefficients(Math.max(next, centre - width), to));
        next = to + 1;
      }
    }
  }

  private UncertainDeals heaviest() {
    return cases.stream().max(Comparator.comparingDouble(Case::weight)).orElseThrow().deals();
  }

  private void extendUntilDecayed() {
    while (row.last() < most && !decayed()) {
      extend((int) Math.min(most, row.last() + (row.last() >> 1) + 2L));
    }
  }

  private void extend(int last) {
    if (last > row.last()) {
      row = row.followedBy(coefficients(row.last() + 1, last));
    }
  }

  private FourierTerms coefficients(int first, int last) {
    double[] re = new double[last - first + 1];
    double[] im = new double[last - first + 1];
    new CharacteristicFunction(cases, period).fill(re, im, first);
    leaveOut(re, im, first);
    return new FourierTerms(first, re, im);
  }

  private void leaveOut(double[] re, double[] im, int first) {
    if (leftOut.size() > 0) {
      new AtomsTransform(leftOut, period).subtractFrom(re, im, first);
      double share = 1 - leftOut.sum();
      for (int i = 0; i < re.length; i++) {
        re[i] /= share;
        im[i] /= share;
      }
    }
  }

  private boolean decayed() {
    return row.largestAtTheEnd() < NEGLIGIBLE * row.size();
  }

  /** Returns the largest of the last terms if some are left out that matter, and 0 if there are none; 1 of no terms. */
  double left() {
    if (row.size() == 0) {
      return 1;
    }
    return row.last() == all || decayed() ? 0 : row.largestAtTheEnd();
  }

  /** Returns the terms turned about the centre, and made sums over whole units. */
  List<FourierTerms> integrated(long unit, double centre) {
    return Stream.concat(Stream.of(row), peaks.stream()).map(each -> each.integrated(unit, centre, period)).toList();
  }
}
