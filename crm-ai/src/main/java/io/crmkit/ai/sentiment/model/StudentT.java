package io.crmkit.ai.sentiment.model;

/** Student's t distribution. */
final class StudentT {

  private static final int MOST_TERMS = 500;
  private static final double TINY = 1e-300;
  private static final double ENOUGH = 1e-15;

  /** Lanczos (1964) with g = 7, for the logarithm of the gamma function; coefficients as in Godfrey's tables. */
  private static final double[] LANCZOS = {
    0.9999999999998099, 676.5203681218851, -1259.1392167224028, 771.3234287776531, -176.6150291621406,
    12.507343278686905, -0.13857109526572012, 9.984369578019572e-6, 1.5056327351493116e-7
  };

  private StudentT() {}

  /** Returns how likely it is to be farther than t from 0, on either side. */
  static double beyond(double t, double degrees) {
    return incompleteBeta(degrees / 2, 0.5, degrees / (degrees + t * t));
  }

  /** Returns the t that lies within which it is with a probability, on both sides together. */
  static double within(double level, double degrees) {
    double low = 0;
    double high = 1;
    while (beyond(high, degrees) > 1 - level && high < 1e12) {
      high *= 2;
    }
    for (int i = 0; i < 200 && high - low > ENOUGH * high; i++) {
      double middle = (low + high) / 2;
      if (beyond(middle, degrees) > 1 - level) {
        low = middle;
      } else {
        high = middle;
      }
    }
    return high;
  }

  /** The regularized incomplete beta function, by its continued fraction (DLMF 8.17.22, by Lentz's method). */
  private static double incompleteBeta(double a, double b, double x) {
    if (x <= 0 || x >= 1) {
      return x <= 0 ? 0 : 1;
    }
    if (x > (a + 1) / (a + b + 2)) {
      return 1 - incompleteBeta(b, a, 1 - x);
    }
    double front = StrictMath.exp(logGamma(a + b) - logGamma(a) - logGamma(b)
        + a * StrictMath.log(x) + b * StrictMath.log1p(-x)) / a;
    return front / fraction(a, b, x);
  }

  private static double fraction(double a, double b, double x) {
    double value = 1;
    double c = 1;
    double d = 0;
    for (int i = 1; i <= MOST_TERMS; i++) {
      int m = i / 2;
      double term = i % 2 == 0
          ? m * (b - m) * x / ((a + 2 * m - 1) * (a + 2 * m))
          : -(a + m) * (a + b + m) * x / ((a + 2 * m) * (a + 2 * m + 1));
      d = 1 / away(1 + term * d);
      c = away(1 + term / c);
      value *= c * d;
      if (Math.abs(c * d - 1) < ENOUGH) {
        break;
      }
    }
    return value;
  }

  private static double away(double fromZero) {
    return Math.abs(fromZero) < TINY ? TINY : fromZero;
  }

  private static double logGamma(double x) {
    double sum = LANCZOS[0];
    for (int i = 1; i < LANCZOS.length; i++) {
      sum += LANCZOS[i] / (x - 1 + i);
    }
    double t = x + 6.5;
    return 0.5 * StrictMath.log(2 * Math.PI) + (x - 0.5) * StrictMath.log(t) - t + StrictMath.log(sum);
  }
}
