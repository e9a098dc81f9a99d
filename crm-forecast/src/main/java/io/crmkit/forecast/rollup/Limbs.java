package io.crmkit.forecast.rollup;

import java.math.BigInteger;
import java.util.Arrays;

/** Integers of several neighbours of an array, the lowest first, in two's complement where they have a sign. */
final class Limbs {

  private Limbs() {}

  /** Puts {@code number}, which is not negative, in the place of an unsigned integer that is all of {@code limbs}. */
  static void set(long[] limbs, long number) {
    Arrays.fill(limbs, 0);
    limbs[0] = number;
  }

  /** Multiplies an unsigned integer that is all of {@code limbs} by a number that is not negative; it must fit. */
  static void times(long[] limbs, long factor) {
    long carry = 0;
    for (int i = 0; i < limbs.length; i++) {
      long low = limbs[i] * factor;
      long high = unsignedHigh(limbs[i], factor);
      limbs[i] = low + carry;
      carry = high + (Long.compareUnsigned(limbs[i], low) < 0 ? 1 : 0);
    }
  }

  /** Adds the first {@code width} limbs of an addend to a number, or takes them away if {@code sign} is negative. */
  static void add(long[] numbers, int at, int width, long[] addend, int from, int sign) {
    long flip = sign < 0 ? -1 : 0;
    long carry = flip & 1;
    for (int i = 0; i < width; i++) {
      long more = addend[from + i] ^ flip;
      long sum = numbers[at + i] + more;
      long next = Long.compareUnsigned(sum, more) < 0 ? 1 : 0;
      numbers[at + i] = sum + carry;
      carry = next + (Long.compareUnsigned(numbers[at + i], sum) < 0 ? 1 : 0);
    }
  }

  static BigInteger value(long[] numbers, int at, int width) {
    BigInteger value = BigInteger.valueOf(numbers[at + width - 1]);
    for (int i = width - 2; i >= 0; i--) {
      value = value.shiftLeft(Integer.SIZE).or(BigInteger.valueOf(numbers[at + i] >>> Integer.SIZE))
          .shiftLeft(Integer.SIZE).or(BigInteger.valueOf(numbers[at + i] & 0xFFFF_FFFFL));
    }
    return value;
  }

  /** Returns the upper half of the product of {@code a}, read as unsigned, and {@code b}, read as signed. */
  static long unsignedHigh(long a, long b) {
    return Math.multiplyHigh(a, b) + (a >> 63 & b);
  }
}
