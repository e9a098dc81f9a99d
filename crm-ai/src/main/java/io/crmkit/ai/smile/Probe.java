package io.crmkit.ai.smile;

import java.util.Arrays;
import smile.base.cart.InternalNode;
import smile.data.Tuple;
import smile.data.type.StructType;

/** What a split compares with, which Smile does not tell, is found by asking the split where it sends cases. */
final class Probe {

  private static final StructType ANY = new StructType();

  private Probe() {}

  /**
   * Returns the greatest number that a split by {@code x <= threshold} sends to the true child: the threshold itself,
   * to the last bit.
   */
  static double threshold(InternalNode split) {
    double[] row = new double[split.feature() + 1];
    Tuple asked = Tuple.of(row, ANY);
    long low = rank(-Double.MAX_VALUE);
    long high = rank(Double.MAX_VALUE);
    while (low < high) {
      long apart = high - low;
      long middle = low + (apart >>> 1) + (apart & 1);
      row[split.feature()] = ofRank(middle);
      if (split.branch(asked)) {
        low = middle;
      } else {
        high = middle - 1;
      }
    }
    return ofRank(low);
  }

  /** Returns the code of 0 to {@code most} that a split by {@code x == code} sends to the true child. */
  static int code(InternalNode split, int most) {
    Object[] row = new Object[split.feature() + 1];
    Tuple asked = Tuple.of(row, ANY);
    for (int code = 0; code < most; code++) {
      Arrays.fill(row, code);
      if (split.branch(asked)) {
        return code;
      }
    }
    return most;
  }

  /** Returns a whole number that ascends as numbers do, one for each. */
  private static long rank(double number) {
    long bits = Double.doubleToRawLongBits(number);
    return bits >= 0 ? bits : Long.MIN_VALUE - bits;
  }

  private static double ofRank(long rank) {
    return Double.longBitsToDouble(rank >= 0 ? rank : Long.MIN_VALUE - rank);
  }
}
