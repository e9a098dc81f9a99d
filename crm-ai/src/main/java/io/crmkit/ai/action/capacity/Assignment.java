package io.crmkit.ai.action.capacity;

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
   * <p>Exact, with a gap of 0, in two cases: no option draws on more than one of the pools that may run out, and all
   * that draw on the same one need equally much of it ({@link Slots}); or customers × combinations of units left are
   * at most {@value Table#MOST_CELLS} ({@link Table}). A pool that has enough for whatever is asked of it may be drawn
   * on in any way. Everything else is solved by prices of units ({@link Prices}): the bound is the least that the
   * prices tried have shown, and {@link #gap()} is what may be lost.
   *
   * @param customers the options of each
   * @param capacities the units of each pool, none below 0
   * @throws ArithmeticException if worths and capacities are so large that sums of them do not fit into a long
   */
  public static Assignment of(List<List<Option>> customers, List<Long> capacities) {
    if (capacities.stream().anyMatch(capacity -> capacity < 0)) {
      throw new IllegalArgumentException("capacities must not be negative: " + capacities);
    }
    for (List<Option> options : customers) {
      for (Option option : options) {
        if (option.needs().size() != capacities.size()) {
          throw new IllegalArgumentException("%s names %d pools of %d".formatted(
              option, option.needs().size(), capacities.size()));
        }
      }
    }
    Wishes wishes = Wishes.of(customers, capacities);
    if (Slots.suits(wishes)) {
      return Slots.assign(wishes);
    }
    return Table.suits(wishes) ? Table.assign(wishes) : Prices.assign(wishes);
  }
}
