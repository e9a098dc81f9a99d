package io.crmkit.forecast.sheet;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/** Divides a number so that the parts sum to it exactly, however often a part goes on after the point. */
final class ExactShares {

  private static final int LEAST_DIGITS = 6;

  private ExactShares() {}

  /**
   * Divides {@code whole} in proportion to weights, by largest remainders of the sixth decimal or of the last one that
   * {@code whole} has.
   *
   * @param weights not negative, at least one of them positive
   */
  static List<BigDecimal> of(BigDecimal whole, List<BigDecimal> weights) {
    int digits = Math.max(LEAST_DIGITS, whole.scale());
    int weightDigits = weights.stream().mapToInt(BigDecimal::scale).max().orElse(0);
    BigInteger units = whole.abs().setScale(digits, RoundingMode.UNNECESSARY).unscaledValue();
    List<BigInteger> parts = weights.stream()
        .map(each -> each.setScale(weightDigits, RoundingMode.UNNECESSARY).unscaledValue()).toList();
    BigInteger all = parts.stream().reduce(BigInteger.ZERO, BigInteger::add);
    List<BigInteger> shares = new ArrayList<>();
    List<BigInteger> remainders = new ArrayList<>();
    List<Integer> order = new ArrayList<>();
    BigInteger left = units;
    for (int i = 0; i < parts.size(); i++) {
      BigInteger[] divided = units.multiply(parts.get(i)).divideAndRemainder(all);
      shares.add(divided[0]);
      remainders.add(divided[1]);
      left = left.subtract(shares.get(i));
      order.add(i);
    }
    order.sort(Comparator.comparing((Integer i) -> remainders.get(i)).reversed());
    for (int i : order.subList(0, left.intValueExact())) {
      shares.set(i, shares.get(i).add(BigInteger.ONE));
    }
    return shares.stream().map(each -> new BigDecimal(whole.signum() < 0 ? each.negate() : each, digits)).toList();
  }
}
