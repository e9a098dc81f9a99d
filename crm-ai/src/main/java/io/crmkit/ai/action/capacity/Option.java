package io.crmkit.ai.action.capacity;

import java.util.List;

/**
 * One thing that can be done for a customer.
 *
 * @param worth in any unit, such as cents; nobody does what is worth nothing
 * @param needs how many units of each pool it takes, none below 0
 */
public record Option(long worth, List<Long> needs) {

  public Option {
    needs = List.copyOf(needs);
    if (needs.stream().anyMatch(units -> units < 0)) {
      throw new IllegalArgumentException("needs must not be negative: " + needs);
    }
  }

  boolean fits(long[] left) {
    for (int pool = 0; pool < left.length; pool++) {
      if (needs.get(pool) > left[pool]) {
        return false;
      }
    }
    return true;
  }

  void take(long[] left) {
    for (int pool = 0; pool < left.length; pool++) {
      left[pool] -= needs.get(pool);
    }
  }

  /** Returns the worth that is left after paying for the units. */
  long reduced(long[] prices) {
    long rest = worth;
    for (int pool = 0; pool < prices.length; pool++) {
      rest = Math.subtractExact(rest, Math.multiplyExact(prices[pool], needs.get(pool)));
    }
    return rest;
  }
}
