package io.crmkit.ai.action.capacity;

import java.util.Arrays;
import java.util.List;

/**
 * Who gets what, and how much better anybody could do.
 *
 * @param chosen the place of the option that each customer gets, {@value #NOTHING} for none
 * @param worth of all of them together
 * @param bound that no assignment within the capacities exceeds
 */
public record Assignment(List<Integer> chosen, long worth, long bound) {

  /** Stands for a customer who gets nothing. */
  public static final int NOTHING = -1;

  public Assignment {
    chosen = List.copyOf(chosen);
    if (worth > bound) {
      throw new IllegalArgumentException("worth %d is beyond the bound %d".formatted(worth, bound));
    }
  }

  /** Returns how much is lost at most; 0 if no assignment is better. */
  public long gap() {
    return bound - worth;
  }

  /**
   * Assigns options to customers.
   *
   * <p>Exact where there is one pool: by sorting, if whatever needs it needs equally much of it, else by dynamic
   * programming while customers × capacity is at most {@value OnePool#MOST_CELLS}. Everything else is solved by prices
   * of units (Lagrangian relaxation): the bound is the least that the prices tried have shown, and {@link #gap()} is
   * what may be lost.
   *
   * @param customers the options of each
   * @param capacities the units of each pool, none below 0
   */
  public static Assignment of(List<List<Option>> customers, List<Long> capacities) {
    long[] left = capacities.stream().mapToLong(Long::longValue).toArray();
    for (long capacity : left) {
      if (capacity < 0) {
        throw new IllegalArgumentException("capacities must not be negative: " + capacities);
      }
    }
    for (List<Option> options : customers) {
      for (Option option : options) {
        if (option.needs().size() != left.length) {
          throw new IllegalArgumentException("%s names %d pools of %d".formatted(
              option, option.needs().size(), left.length));
        }
      }
    }
    return left.length == 1 ? OnePool.assign(customers, left[0]) : Prices.assign(customers, left);
  }

  static Assignment of(List<List<Option>> customers, int[] chosen, long bound) {
    return new Assignment(Arrays.stream(chosen).boxed().toList(), worth(customers, chosen), bound);
  }

  static long worth(List<List<Option>> customers, int[] chosen) {
    long worth = 0;
    for (int customer = 0; customer < chosen.length; customer++) {
      if (chosen[customer] != NOTHING) {
        worth = Math.addExact(worth, customers.get(customer).get(chosen[customer]).worth());
      }
    }
    return worth;
  }
}
