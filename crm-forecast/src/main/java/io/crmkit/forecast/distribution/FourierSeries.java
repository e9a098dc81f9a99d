package io.crmkit.forecast.distribution;

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
 * are added until the last quarter of them is negligible, and up to where {@link Resonances} find more of them.
 */
final class FourierSeries {

  private static final int MOST_TERMS = 1 << 16;
  private static final int MOST_TERMS_BESIDES_VALUES = 1 << 14;
  private static final int MOST_TERMS_OF_MIXTURE = 1 << 12;
  private static final double HARDLY_SEEN = 1e-4;
  private static final double TAIL_EXPONENT = 21;

  private final long unit;
  private final double centre;
  private final double period;
  private final double constant;
  private final double left;
  private final List<FourierTerms> terms;

  /** A distribution of deals that holds with some probability. */
  record Case(double weight, UncertainDeals deals) {}

  private FourierSeries(long unit, double centre, FourierCoefficients coefficients) {
    this.unit = unit;
    this.centre = centre;
    this.period = coefficients.period();
    this.left = coefficients.left();
    this.terms = coefficients.integrated(unit, centre);
    this.constant = terms.stream().mapToDouble(FourierTerms::atTheEnd).sum();
  }

  /** Returns the series of the deals in one of these cases, which differ in their probabilities only. */
  static FourierSeries of(List<Case> cases) {
    return of(cases, Atoms.NONE, MOST_TERMS);
  }

  /** Returns the series of what the deals bring if it is none of some values, whose weights are known. */
  static FourierSeries ofOthers(List<Case> cases, Atoms values) {
    return of(cases, values, MOST_TERMS_BESIDES_VALUES);
  }

  private static FourierSeries of(List<Case> cases, Atoms values, int mostTerms) {
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
    int terms = cases.size() == 1 ? mostTerms : MOST_TERMS_OF_MIXTURE;
    FourierCoefficients coefficients = new FourierCoefficients(cases, values, terms, cells, unit);
    coefficients.fill(Math.sqrt(square - mean * mean));
    return new FourierSeries(unit, middle * (double) unit, coefficients);
  }

  /** Returns y so that Bernstein's bound exp(−y²/2 / (σ² + y·a/3)) of a tail is negligible. */
  private static double reach(double variance, double largest) {
    double half = TAIL_EXPONENT * largest / 3;
    return half + Math.sqrt(half * half + 2 * TAIL_EXPONENT * variance);
  }

  /** Returns the probability of at most {@code amount}. */
  double cdf(long amount) {
    double y = Math.floorDiv(amount, unit) * (double) unit + unit / 2.0 - centre;
    if (Math.abs(y) >= period / 2) {
      return y < 0 ? 0 : 1;
    }
    double angle = 2 * Math.PI * y / period;
    double sum = constant;
    for (FourierTerms each : terms) {
      sum -= each.at(angle);
    }
    return Math.max(0, Math.min(1, 0.5 + y / period + sum));
  }

  /** Returns whether the terms left out are negligible. */
  boolean isComplete() {
    return left < FourierCoefficients.NEGLIGIBLE;
  }

  /** Returns whether the terms left out, each divided by its number, are hardly seen: below a ten-thousandth. */
  boolean isFair() {
    return left < HARDLY_SEEN;
  }

  int terms() {
    return terms.stream().mapToInt(FourierTerms::size).sum();
  }

  long unit() {
    return unit;
  }
}
