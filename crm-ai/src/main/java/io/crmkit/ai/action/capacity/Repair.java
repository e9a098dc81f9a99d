package io.crmkit.ai.action.capacity;

import static io.crmkit.ai.action.capacity.Assignment.NOTHING;

import java.util.Arrays;
import java.util.Comparator;
import java.util.stream.IntStream;

/** From wishes at some prices to an assignment within the capacities. */
final class Repair {

  private static final int MOST_PASSES = 20;
  private static final double[] PARTS = {1, 0.99, 0.97, 0.94, 0.9, 0.8, 0.5};

  private final Wishes wishes;
  private final long[] prices;
  private final int bits;
  private final long[] left;
  private final int[] chosen;

  Repair(Wishes wishes, long[] prices, int bits) {
    this.wishes = wishes;
    this.prices = prices;
    this.bits = bits;
    this.left = wishes.capacities();
    this.chosen = new int[wishes.customers()];
  }

  /** Returns what is left of an option's worth after paying, in fractions. */
  static long reduced(Wishes wishes, int option, long[] prices, int bits) {
    long rest = wishes.worth(option) << bits;
    for (int need = wishes.need(option); need < wishes.need(option + 1); need++) {
      rest -= prices[wishes.pool(need)] * wishes.units(need);
    }
    return rest;
  }

  /** Returns the options of all customers: first come those who would lose most by their second wish. */
  int[] chosen() {
    long[] regrets = new long[chosen.length];
    for (int customer = 0; customer < chosen.length; customer++) {
      regrets[customer] = regret(customer);
    }
    Arrays.fill(chosen, NOTHING);
    int[] order = IntStream.range(0, chosen.length).boxed()
        .sorted(Comparator.comparingLong((Integer customer) -> regrets[customer]).reversed())
        .mapToInt(Integer::intValue).toArray();
    for (double part : PARTS) {
      long[] costs = Arrays.stream(prices).map(price -> (long) (price * part)).toArray();
      pass(order, costs);
    }
    long[] free = new long[prices.length];
    int passes = 0;
    while (pass(order, free) && passes < MOST_PASSES) {
      passes++;
    }
    return chosen;
  }

  private boolean pass(int[] order, long[] costs) {
    boolean isBetter = false;
    for (int customer : order) {
      isBetter |= choose(customer, costs);
    }
    return isBetter;
  }

  private long regret(int customer) {
    long most = 0;
    long second = 0;
    for (int option = wishes.first(customer); option < wishes.first(customer + 1); option++) {
      long rest = reduced(wishes, option, prices, bits);
      second = Math.max(second, Math.min(rest, most));
      most = Math.max(most, rest);
    }
    return most - second;
  }

  /** Takes the best that fits; returns whether that is better than what was there. */
  private boolean choose(int customer, long[] costs) {
    int before = chosen[customer];
    wishes.take(before, left, -1);
    long most = before == NOTHING ? 0 : reduced(wishes, before, costs, bits);
    for (int option = wishes.first(customer); option < wishes.first(customer + 1); option++) {
      if (wishes.fits(option, left)) {
        long rest = reduced(wishes, option, costs, bits);
        if (rest > most) {
          most = rest;
          chosen[customer] = option;
        }
      }
    }
    wishes.take(chosen[customer], left, 1);
    return chosen[customer] != before;
  }
}
