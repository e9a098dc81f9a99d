package io.crmkit.forecast.distribution;

import java.util.Arrays;
import java.util.List;

/**
 * The distribution function of a sum of deals as a Fourier series on a window that holds all but 10⁻⁹ of it.
 *
 * <p>Seen around a circle as long as the window, the density has the coefficients φ(2πk/window); summed up term by
 * term they give the distribution function (H. Bohman, Scandinavian Actuarial Journal, 1975). Revenue is a multiple
 * of some unit h, so what is wanted are sums at multiples of h and no integral. Those are the integral half a unit
 * further, each term times (ht/2)/sin(ht/2), which is exact: a window of an odd number of units with all its terms is
 * a discrete Fourier transform.
 *
 * <p>The window follows from Bernstein's inequality. For many small deals it is μ ± 6.5σ and 21 terms are enough; terms
 * are added until the last quarter of them is negligible.
 */
final class FourierSeries {

  private static final int MOST_TERMS = 1 << 16;
  private static final int MOST_TERMS_OF_MIXTURE = 1 << 12;
  private static final double MOST_FACTORS = 4e8;
  private static final double NEGLIGIBLE = 1e-11;
  private static final double HARDLY_SEEN = 1e-4;
  private static final double TAIL_EXPONENT = 21;
  private static final double DECAYED = 10;
  private static final int RESONANCES = 4;

  private final long unit;
  private final double centre;
  private final double period;
  private final double constant;
  private final double left;
  private final double[] re;
  private final double[] im;

  /** A distribution of deals that holds with some probability. */
  record Case(double weight, UncertainDeals deals) {}

  private FourierSeries(long unit, double centre, double period, double[] re, double[] im, double left) {
    this.unit = unit;
    this.centre = centre;
    this.period = period;
    this.re = re;
    this.im = im;
    this.left = left;
    double sum = 0;
    for (int k = 1; k < im.length; k++) {
      sum += k % 2 == 0 ? im[k] : -im[k];
    }
    this.constant = sum;
  }

  /** Returns the series of the deals in one of these cases, which differ in their probabilities only. */
  static FourierSeries of(List<Case> cases) {
    return of(cases, cases.size() == 1 ? MOST_TERMS : MOST_TERMS_OF_MIXTURE);
  }

  /** Returns the series of deals that are one of many cases. */
  static FourierSeries ofOneCase(UncertainDeals deals) {
    return of(List.of(new Case(1, deals)), MOST_TERMS_OF_MIXTURE);
  }

  private static FourierSeries of(List<Case> cases, int mostTerms) {
    UncertainDeals any = cases.get(0).deals();
    long unit = any.unit();
    double least = Double.POSITIVE_INFINITY;
    double most = 0;
    double mean = 0;
    double square = 0;
    for (Case each : cases) {
      double mu = each.deals().mean();
      double variance = each.deals().variance();
      double reach = reach(variance, each.deals().largest());
      least = Math.min(least, mu - reach);
      most = Math.max(most, mu + reach);
      mean += each.weight() * mu;
      square += each.weight() * (variance + mu * mu);
    }
    least = Math.max(least, 0);
    most = Math.min(most, (double) any.total());
    long middle = Math.round((least + most) / (2.0 * unit));
    double cells = 2 * Math.ceil((most - least) / 2 / unit + 1) + 1;
    Terms terms = new Terms(cases, mostTerms, cells, unit);
    terms.fill(Math.sqrt(square - mean * mean));
    return terms.series(unit, middle * (double) unit);
  }

  /** Returns y so that Bernstein's bound exp(−y²/2 / (σ² + y·a/3)) of a tail is negligible. */
  private static double reach(double variance, double largest) {
    double half = TAIL_EXPONENT * largest / 3;
    return half + Math.sqrt(half * half + 2 * TAIL_EXPONENT * variance);
  }

  /** Returns the probability of at most {@code amount}. */
  double cdf(long amount) {
    double y = Math.floorDiv(amount, unit) * (double) unit + unit / 2.0 - centre;
    if (y <= -period / 2) {
      return 0;
    }
    return y >= period / 2 ? 1 : Math.max(0, Math.min(1, 0.5 + y / period + constant - sum(y)));
  }

  private double sum(double y) {
    double angle = 2 * Math.PI * y / period;
    double turnCos = Math.cos(angle);
    double turnSin = -Math.sin(angle);
    double cos = 1;
    double sin = 0;
    double sum = 0;
    for (int k = 1; k < re.length; k++) {
      double c = cos * turnCos - sin * turnSin;
      sin = cos * turnSin + sin * turnCos;
      cos = c;
      sum += re[k] * sin + im[k] * cos;
    }
    return sum;
  }

  /** Returns whether the terms left out are negligible. */
  boolean isComplete() {
    return left < NEGLIGIBLE;
  }

  /** Returns whether the terms left out, each divided by its number, are hardly seen: below a ten-thousandth. */
  boolean isFair() {
    return left < HARDLY_SEEN;
  }

  int terms() {
    return re.length - 1;
  }

  long unit() {
    return unit;
  }

  /** The terms of the series, as many as it takes. */
  private static final class Terms {

    private final List<Case> cases;
    private final double period;
    private final int most;
    private final double all;
    private double[] re = new double[1];
    private double[] im = new double[1];

    Terms(List<Case> cases, int mostTerms, double cells, long unit) {
      this.cases = cases;
      this.period = cells * unit;
      this.all = (cells - 1) / 2;
      double deals = (double) cases.size() * cases.get(0).deals().size();
      this.most = (int) Math.min(all, Math.min(mostTerms, Math.max(1, MOST_FACTORS / deals)));
    }

    void fill(double sigma) {
      int count = (int) Math.min(most, Math.ceil(DECAYED * period / (2 * Math.PI * sigma)));
      extend(count);
      while (re.length - 1 < most && !decayed()) {
        extend(longer());
      }
      for (int k = lastResonance(); k > re.length - 1 || !decayed() && re.length - 1 < most;) {
        extend(Math.max(k, longer()));
      }
    }

    private int longer() {
      return (int) Math.min(most, re.length + (re.length >> 1) + 1L);
    }

    private void extend(int count) {
      int from = re.length;
      re = Arrays.copyOf(re, count + 1);
      im = Arrays.copyOf(im, count + 1);
      double[] x = new double[count + 1];
      double[] y = new double[count + 1];
      for (Case each : cases) {
        new CharacteristicFunction(each.deals(), 2 * Math.PI / period).fill(x, y, from, count + 1);
        for (int k = from; k <= count; k++) {
          re[k] += each.weight() * x[k];
          im[k] += each.weight() * y[k];
        }
      }
    }

    private boolean decayed() {
      return last() < NEGLIGIBLE * re.length;
    }

    /** Returns the largest of the last terms. */
    private double last() {
      int from = re.length - Math.max(1, re.length / 4);
      double largest = 0;
      for (int k = from; k < re.length; k++) {
        largest = Math.max(largest, Math.hypot(re[k], im[k]));
      }
      return largest;
    }

    /**
     * Returns up to where terms are needed because amounts are nearly the same: all turn round together where t is 2π
     * through their mean, and again at multiples of that. Terms between may be negligible all the same.
     */
    private int lastResonance() {
      UncertainDeals deals = cases.get(0).deals();
      double turn = period / deals.typical();
      int last = 0;
      for (int m = 1; m <= RESONANCES && cases.size() == 1; m++) {
        if (m * turn < most && deals.size(2 * Math.PI * Math.round(m * turn) / period, NEGLIGIBLE) > NEGLIGIBLE) {
          last = (int) Math.min(most, (m + 0.5) * turn);
        }
      }
      return last;
    }

    /** Turns the terms about the centre, integrates them, and makes sums of the integrals. */
    FourierSeries series(long unit, double centre) {
      double left = decayed() || re.length - 1 == all ? 0 : last();
      for (int k = 1; k < re.length; k++) {
        // the centre is a whole number of units, and both numbers are exact as long as it is below 2⁵³
        double angle = -2 * Math.PI * (k * (centre / period) % 1);
        double half = Math.PI * k * unit / period;
        double factor = half / Math.sin(half) / (Math.PI * k);
        double x = re[k] * Math.cos(angle) - im[k] * Math.sin(angle);
        im[k] = factor * (re[k] * Math.sin(angle) + im[k] * Math.cos(angle));
        re[k] = factor * x;
      }
      return new FourierSeries(unit, centre, period, re, im, left);
    }
  }
}
