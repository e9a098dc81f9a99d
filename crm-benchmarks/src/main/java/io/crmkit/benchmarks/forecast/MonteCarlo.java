package io.crmkit.benchmarks.forecast;

import java.util.Arrays;
import java.util.SplittableRandom;

/**
 * Quantiles of a revenue from draws: one 32-bit half of a random number for each deal of each draw, thresholds computed
 * once, one thread.
 */
final class MonteCarlo {

  private static final double HALF_RANGE = 0x1p32;

  private final long[] sums;

  MonteCarlo(long[] amounts, double[] probabilities, int draws, long seed) {
    long[] thresholds = Arrays.stream(probabilities).mapToLong(p -> (long) (p * HALF_RANGE)).toArray();
    SplittableRandom random = new SplittableRandom(seed);
    sums = new long[draws];
    for (int draw = 0; draw < draws; draw++) {
      sums[draw] = draw(amounts, thresholds, random);
    }
    Arrays.sort(sums);
  }

  private static long draw(long[] amounts, long[] thresholds, SplittableRandom random) {
    long sum = 0;
    int i = 0;
    for (; i + 1 < amounts.length; i += 2) {
      long bits = random.nextLong();
      // the sign of the difference is a mask, as a branch on chance is mispredicted
      sum += amounts[i] & ((bits >>> 32) - thresholds[i]) >> 63;
      sum += amounts[i + 1] & ((bits & 0xFFFFFFFFL) - thresholds[i + 1]) >> 63;
    }
    if (i < amounts.length) {
      sum += amounts[i] & ((random.nextLong() >>> 32) - thresholds[i]) >> 63;
    }
    return sum;
  }

  long quantile(double p) {
    return sums[(int) Math.ceil(p * sums.length) - 1];
  }
}
