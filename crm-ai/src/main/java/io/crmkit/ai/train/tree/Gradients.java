package io.crmkit.ai.train.tree;

/**
 * First and second derivatives of the loss of each case as whole numbers, both in one long: the first in the high half,
 * the second, which is never negative, in the low. Sums of them are exact, and so the same in any order.
 *
 * <p>The units are powers of two, as small as sums over all cases allow: about {@code 2^-30} of the sum of all first
 * derivatives, and of all second ones.
 */
final class Gradients {

  private static final double LARGEST = 0x1p30;
  private static final long LOW = 0xffffffffL;

  final long[] packed;
  private double firstUnit = 1;
  private double secondUnit = 1;

  Gradients(int rows) {
    packed = new long[rows];
  }

  /** Takes the derivatives of each case. */
  void set(double[] first, double[] second) {
    double firsts = 0;
    double seconds = 0;
    for (int i = 0; i < packed.length; i++) {
      firsts += Math.abs(first[i]);
      seconds += second[i];
    }
    firstUnit = unit(firsts);
    secondUnit = unit(seconds);
    double perFirst = 1 / firstUnit;
    double perSecond = 1 / secondUnit;
    for (int i = 0; i < packed.length; i++) {
      packed[i] = (rounded(first[i] * perFirst) << Integer.SIZE) + rounded(second[i] * perSecond);
    }
  }

  /** Half a unit more of each case may come from rounding. */
  private double unit(double sum) {
    double least = (sum + 0x1p-500) / (LARGEST - packed.length);
    return Math.scalb(1.0, Math.getExponent(least) + 1);
  }

  /** Rounds without the tests of {@link Math#round}; exact for what is below 2^51. */
  private static long rounded(double value) {
    return (long) (value + 0x1.8p52 - 0x1.8p52);
  }

  double first(long sum) {
    return (sum >> Integer.SIZE) * firstUnit;
  }

  double second(long sum) {
    return (sum & LOW) * secondUnit;
  }
}
