package io.crmkit.dedupe.learn;

import java.util.stream.IntStream;

/**
 * What the weights of each pattern add up to, from the sums of its two halves: of many patterns there are few different
 * halves. Weights are multiples of 2^-20, so it is the same sum in any order. Belongs to one thread.
 */
final class Sums {

  private final Patterns patterns;
  private final Projection lower;
  private final Projection upper;
  private final double[] ofLower;
  private final double[] ofUpper;

  Sums(Patterns patterns, int fields) {
    this.patterns = patterns;
    this.lower = Projection.of(patterns, IntStream.range(0, fields / 2).toArray());
    this.upper = Projection.of(patterns, IntStream.range(fields / 2, fields).toArray());
    this.ofLower = new double[lower.size()];
    this.ofUpper = new double[upper.size()];
  }

  Patterns patterns() {
    return patterns;
  }

  void weigh(double[][] weights) {
    weigh(lower, weights, ofLower);
    weigh(upper, weights, ofUpper);
  }

  private static void weigh(Projection half, double[][] weights, double[] sums) {
    for (int place = 0; place < sums.length; place++) {
      sums[place] = half.sum(weights, place);
    }
  }

  /** Returns the sum of a pattern by the weights of last. */
  double of(int pattern) {
    return ofLower[lower.place(pattern)] + ofUpper[upper.place(pattern)];
  }
}
