package io.crmkit.core.money;

import java.math.BigInteger;
import java.util.Arrays;

/** Hamilton's method: round every share towards zero, then hand what is left to the largest remainders. */
final class LargestRemainder {

  private LargestRemainder() {}

  static long[] split(BigInteger amount, long[] weights) {
    BigInteger total = total(weights);
    BigInteger magnitude = amount.abs();
    long[] shares = new long[weights.length];
    Rest[] rests = new Rest[weights.length];
    BigInteger left = magnitude;
    for (int i = 0; i < weights.length; i++) {
      BigInteger[] parts = magnitude.multiply(BigInteger.valueOf(weights[i])).divideAndRemainder(total);
      // Kept negative while adding up, so that even Long.MIN_VALUE fits.
      shares[i] = parts[0].negate().longValueExact();
      rests[i] = new Rest(i, parts[1]);
      left = left.subtract(parts[0]);
    }
    Arrays.sort(rests);
    for (int i = 0; i < left.intValueExact(); i++) {
      shares[rests[i].index()]--;
    }
    return amount.signum() < 0 ? shares : negated(shares);
  }

  private static BigInteger total(long[] weights) {
    BigInteger total = BigInteger.ZERO;
    for (long weight : weights) {
      if (weight < 0) {
        throw new IllegalArgumentException("weights must not be negative but one was " + weight);
      }
      total = total.add(BigInteger.valueOf(weight));
    }
    if (total.signum() == 0) {
      throw new IllegalArgumentException("at least one weight must be positive");
    }
    return total;
  }

  private static long[] negated(long[] shares) {
    for (int i = 0; i < shares.length; i++) {
      shares[i] = -shares[i];
    }
    return shares;
  }

  /** What rounding took from one share; the largest comes first, then the earliest. */
  private record Rest(int index, BigInteger size) implements Comparable<Rest> {
    @Override
    public int compareTo(Rest other) {
      int bySize = other.size.compareTo(size);
      return bySize != 0 ? bySize : Integer.compare(index, other.index);
    }
  }
}
