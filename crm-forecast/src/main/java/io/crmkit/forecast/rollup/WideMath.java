package io.crmkit.forecast.rollup;

import java.math.BigInteger;

/**
 * Signed integers of 128 bits in two's complement, kept as two neighbours of an array: the low half first.
 *
 * <p>Amounts of 63 bits times a probability, summed over 2³¹ deals, fit with room to spare.
 */
final class WideMath {

  private WideMath() {}

  /**
   * Adds a wide number to the one that starts {@code at}.
   *
   * @throws ArithmeticException if the sum needs more than 128 bits; nothing is changed then
   */
  static void add(long[] numbers, int at, long low, long high) {
    long before = numbers[at + 1];
    long sum = numbers[at] + low;
    long upper = before + high + (Long.compareUnsigned(sum, low) < 0 ? 1 : 0);
    if (((before ^ upper) & (high ^ upper)) < 0) {
      throw new ArithmeticException("a sum needs more than 128 bits");
    }
    numbers[at] = sum;
    numbers[at + 1] = upper;
  }

  static void add(long[] numbers, int at, long number) {
    add(numbers, at, number, number >> 63);
  }

  /** Puts the difference of two sums where {@code at} says. */
  static void setDifference(long[] numbers, int at, long[] minuend, int from, long[] subtrahend, int less) {
    long borrow = Long.compareUnsigned(minuend[from], subtrahend[less]) < 0 ? 1 : 0;
    numbers[at] = minuend[from] - subtrahend[less];
    numbers[at + 1] = minuend[from + 1] - subtrahend[less + 1] - borrow;
  }

  static void addProduct(long[] numbers, int at, long a, long b) {
    add(numbers, at, a * b, Math.multiplyHigh(a, b));
  }

  static BigInteger at(long[] numbers, int at) {
    return Limbs.value(numbers, at, 2);
  }
}
