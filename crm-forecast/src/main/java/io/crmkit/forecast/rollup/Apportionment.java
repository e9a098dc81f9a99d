package io.crmkit.forecast.rollup;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/**
 * Rounds numbers so that what adds up before still adds up afterwards: by largest remainders (Hamilton's method).
 *
 * <p>A rounded number is never a whole unit away from the exact one. The method holds in one tree at a time.
 */
public final class Apportionment {

  private Apportionment() {}

  /**
   * Rounds parts to whole numbers that sum to {@code total}. Every part is rounded down, and what is then missing goes
   * to the parts with the largest remainders, of equal ones to the first.
   *
   * @throws IllegalArgumentException if {@code total} is a unit or more away from the sum of the parts
   */
  public static List<BigInteger> round(BigInteger total, List<BigDecimal> parts) {
    BigDecimal exact = parts.stream().reduce(BigDecimal.ZERO, BigDecimal::add);
    if (exact.subtract(new BigDecimal(total)).abs().compareTo(BigDecimal.ONE) >= 0) {
      throw new IllegalArgumentException("the parts sum to %s, a unit or more away from %d"
          .formatted(exact.toPlainString(), total));
    }
    List<BigInteger> rounded = new ArrayList<>();
    List<Integer> order = new ArrayList<>();
    BigInteger missing = total;
    for (int i = 0; i < parts.size(); i++) {
      rounded.add(floor(parts.get(i)));
      order.add(i);
      missing = missing.subtract(rounded.get(i));
    }
    order.sort(Comparator.comparing((Integer i) -> remainder(parts.get(i))).reversed());
    for (int i : order.subList(0, missing.intValueExact())) {
      rounded.set(i, rounded.get(i).add(BigInteger.ONE));
    }
    return rounded;
  }

  /**
   * Rounds the sums of a tree, from its roots down: roots half to even, and the children of each node so that they, and
   * what is the node's own, sum to what it became.
   *
   * @param exact the sum at each node, over all at and below it
   */
  public static List<BigInteger> down(Tree tree, List<BigDecimal> exact) {
    if (exact.size() != tree.size()) {
      throw new IllegalArgumentException(
          "a tree of %d nodes has as many sums but there were %d".formatted(tree.size(), exact.size()));
    }
    BigInteger[] rounded = new BigInteger[tree.size()];
    for (int node = 0; node < tree.size(); node++) {
      if (tree.parent(node) == Tree.NONE) {
        rounded[node] = exact.get(node).setScale(0, RoundingMode.HALF_EVEN).toBigIntegerExact();
      }
      roundChildren(tree, node, exact, rounded);
    }
    return List.of(rounded);
  }

  private static void roundChildren(Tree tree, int node, List<BigDecimal> exact, BigInteger[] rounded) {
    List<BigDecimal> parts = new ArrayList<>();
    BigDecimal own = exact.get(node);
    for (int child = node + 1; child < tree.end(node); child = tree.end(child)) {
      parts.add(exact.get(child));
      own = own.subtract(exact.get(child));
    }
    parts.add(own);
    int i = 0;
    List<BigInteger> whole = round(rounded[node], parts);
    for (int child = node + 1; child < tree.end(node); child = tree.end(child)) {
      rounded[child] = whole.get(i++);
    }
  }

  private static BigInteger floor(BigDecimal number) {
    return number.setScale(0, RoundingMode.FLOOR).toBigIntegerExact();
  }

  private static BigDecimal remainder(BigDecimal number) {
    return number.subtract(new BigDecimal(floor(number)));
  }
}
