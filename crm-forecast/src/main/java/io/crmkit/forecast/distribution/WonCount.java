package io.crmkit.forecast.distribution;

import java.util.Arrays;

/**
 * How likely each number of won deals is: the Poisson-binomial distribution.
 *
 * <p>Deals are added to each other in halves, and counts less likely than 10⁻²⁰ are left out on the way. What is left
 * of n deals has the length of √n, so that multiplying halves out takes no more than n steps, and n log n in all. A
 * Fourier transform would not be faster and would blur small probabilities (W. Biscarri, S. Zhao, R. Brunner, "A
 * simple and fast method for computing the Poisson binomial distribution function", Computational Statistics and Data
 * Analysis 122, 2018, use it where nothing is left out).
 */
public final class WonCount {

  private static final double NEGLIGIBLE = 1e-20;
  private static final int SMALL = 32;

  private final int deals;
  private final int first;
  private final double[] weights;
  private final double mean;
  private final double variance;

  private WonCount(double[] probabilities) {
    Part all = part(probabilities, 0, probabilities.length);
    deals = probabilities.length;
    first = all.first;
    weights = all.weights;
    mean = Arrays.stream(probabilities).sum();
    variance = Arrays.stream(probabilities).map(p -> p * (1 - p)).sum();
  }

  /** Returns how many of these deals are won; what they are worth does not matter. */
  public static WonCount of(OpenDeals deals) {
    double[] probabilities = new double[deals.size()];
    Arrays.setAll(probabilities, deals::probability);
    return new WonCount(probabilities);
  }

  static WonCount of(double[] probabilities) {
    return new WonCount(probabilities);
  }

  /** Returns how many deals there are. */
  public int deals() {
    return deals;
  }

  public double mean() {
    return mean;
  }

  public double variance() {
    return variance;
  }

  /** Returns the probability that exactly {@code won} deals are won; 0 if that is below 10⁻²⁰. */
  public double probability(int won) {
    int i = won - first;
    return i < 0 || i >= weights.length ? 0 : weights[i];
  }

  /** Returns the probability that at most {@code won} deals are won. */
  public double cdf(int won) {
    if (won >= first + weights.length - 1) {
      return 1;
    }
    double sum = 0;
    for (int i = 0; i <= won - first; i++) {
      sum += weights[i];
    }
    return sum;
  }

  /**
   * Returns the smallest count that is not exceeded with a probability of at least {@code p}.
   *
   * @throws IllegalArgumentException unless 0 &lt; p &lt; 1
   */
  public int quantile(double p) {
    QuantileSearch.requireProbability(p);
    double sum = 0;
    for (int i = 0; i < weights.length - 1; i++) {
      sum += weights[i];
      if (sum >= p) {
        return first + i;
      }
    }
    return first + weights.length - 1;
  }

  int first() {
    return first;
  }

  /** Returns the probabilities of {@code first()}, {@code first() + 1} and so on. */
  double[] weights() {
    return weights;
  }

  /** Probabilities of the counts from {@code first} on; those left out are negligible. */
  private static final class Part {

    private final int first;
    private final double[] weights;

    Part(int first, double[] weights) {
      this.first = first;
      this.weights = weights;
    }
  }

  private static Part part(double[] probabilities, int from, int to) {
    if (to - from <= SMALL) {
      return trimmed(0, small(probabilities, from, to));
    }
    int middle = from + to >>> 1;
    Part left = part(probabilities, from, middle);
    Part right = part(probabilities, middle, to);
    return trimmed(left.first + right.first, product(left.weights, right.weights));
  }

  private static double[] small(double[] probabilities, int from, int to) {
    double[] weights = new double[to - from + 1];
    weights[0] = 1;
    for (int i = from; i < to; i++) {
      double p = probabilities[i];
      for (int k = i - from + 1; k > 0; k--) {
        weights[k] = weights[k] * (1 - p) + weights[k - 1] * p;
      }
      weights[0] *= 1 - p;
    }
    return weights;
  }

  private static double[] product(double[] a, double[] b) {
    double[] product = new double[a.length + b.length - 1];
    for (int i = 0; i < a.length; i++) {
      addScaled(product, i, b, a[i]);
    }
    return product;
  }

  private static void addScaled(double[] sums, int at, double[] addends, double factor) {
    for (int j = 0; j < addends.length; j++) {
      sums[at + j] += factor * addends[j];
    }
  }

  private static Part trimmed(int first, double[] weights) {
    int from = 0;
    int to = weights.length;
    while (weights[from] < NEGLIGIBLE) {
      from++;
    }
    while (weights[to - 1] < NEGLIGIBLE) {
      to--;
    }
    return new Part(first + from, Arrays.copyOfRange(weights, from, to));
  }
}
