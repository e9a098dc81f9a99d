package io.crmkit.forecast.distribution;

/** The standard normal distribution, to about 15 decimals. */
final class NormalCurve {

  private static final double ROOT_OF_TWO_PI = Math.sqrt(2 * Math.PI);
  private static final double FAR = 37;
  private static final double TAIL = 7.07106781186547;
  private static final double[] TOP = {0.0352624965998911, 0.700383064443688, 6.37396220353165, 33.912866078383,
    112.079291497871, 221.213596169931, 220.206867912376};
  private static final double[] BOTTOM = {0.0883883476483184, 1.75566716318264, 16.064177579207, 86.7807322029461,
    296.564248779674, 637.333633378831, 793.826512519948, 440.413735824752};

  private static final double[] CENTRE_TOP = {2509.0809287301227, 33430.57558358813, 67265.7709270087,
    45921.95393154987, 13731.69376550946, 1971.5909503065513, 133.14166789178438, 3.3871328727963665};
  private static final double[] CENTRE_BOTTOM = {5226.495278852854, 28729.085735721943, 39307.89580009271,
    21213.794301586597, 5394.196021424751, 687.1870074920579, 42.31333070160091, 1};
  private static final double[] SIDE_TOP = {0.0007745450142783414, 0.022723844989269184, 0.2417807251774506,
    1.2704582524523684, 3.6478483247632045, 5.769497221460691, 4.630337846156546,
    1.4234371107496835};
  private static final double[] SIDE_BOTTOM = {1.0507500716444169e-9, 0.0005475938084995345,
    0.015198666563616457, 0.14810397642748008, 0.6897673349851, 1.6763848301838038,
    2.053191626637759, 1};
  private static final double[] END_TOP = {2.0103343992922881e-7, 2.7115555687434876e-5,
    0.0012426609473880784, 0.026532189526576124, 0.29656057182850487, 1.7848265399172913,
    5.463784911164114, 6.657904643501103};
  private static final double[] END_BOTTOM = {2.0442631033899397e-15, 1.421511758316446e-7,
    1.8463183175100548e-5, 0.0007868691311456133, 0.014875361290850615, 0.1369298809227358,
    0.599832206555888, 1};

  private NormalCurve() {}

  static double density(double x) {
    return Math.exp(-x * x / 2) / ROOT_OF_TWO_PI;
  }

  /** Returns Φ(x) (Hart's algorithm 5666 as in G. West, Wilmott, May 2005). */
  static double cdf(double x) {
    double size = Math.abs(x);
    double tail = 0;
    if (size < TAIL) {
      tail = Math.exp(-size * size / 2) * polynomial(TOP, size) / polynomial(BOTTOM, size);
    } else if (size < FAR) {
      double fraction = size + 1 / (size + 2 / (size + 3 / (size + 4 / (size + 0.65))));
      tail = Math.exp(-size * size / 2) / fraction / ROOT_OF_TWO_PI;
    }
    return x > 0 ? 1 - tail : tail;
  }

  /** Returns the x with Φ(x) = p, infinite at 0 and 1 (M. J. Wichura, AS 241, Applied Statistics 37, 1988). */
  static double quantile(double p) {
    double q = p - 0.5;
    if (Math.abs(q) <= 0.425) {
      double r = 0.180625 - q * q;
      return q * polynomial(CENTRE_TOP, r) / polynomial(CENTRE_BOTTOM, r);
    }
    double tail = Math.min(p, 1 - p);
    if (tail <= 0) {
      return Math.copySign(Double.POSITIVE_INFINITY, q);
    }
    double r = Math.sqrt(-Math.log(tail));
    double size = r <= 5
        ? polynomial(SIDE_TOP, r - 1.6) / polynomial(SIDE_BOTTOM, r - 1.6)
        : polynomial(END_TOP, r - 5) / polynomial(END_BOTTOM, r - 5);
    return Math.copySign(size, q);
  }

  private static double polynomial(double[] coefficients, double x) {
    double sum = 0;
    for (double coefficient : coefficients) {
      sum = sum * x + coefficient;
    }
    return sum;
  }
}
