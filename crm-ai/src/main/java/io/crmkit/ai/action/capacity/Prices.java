package io.crmkit.ai.action.capacity;

import static io.crmkit.ai.action.capacity.Assignment.NOTHING;

import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.stream.IntStream;

/**
 * Lagrangian relaxation (Fisher 1981): where units have prices, every customer takes what is best after paying, and
 * what all of them have then, with the income from all units, bounds every assignment. Prices follow the shortage by
 * Polyak's step. Prices are whole, so the bound is exact arithmetic.
 */
final class Prices {

  private static final int ROUNDS = 120;

  private final List<List<Option>> customers;
  private final long[] capacities;
  private int[] best;
  private long worth;
  private long bound = Long.MAX_VALUE;

  private Prices(List<List<Option>> customers, long[] capacities) {
    this.customers = customers;
    this.capacities = capacities;
    this.best = new int[customers.size()];
    Arrays.fill(best, NOTHING);
  }

  static Assignment assign(List<List<Option>> customers, long[] capacities) {
    Prices prices = new Prices(customers, capacities);
    prices.search();
    return Assignment.of(customers, prices.best, prices.bound);
  }

  private void search() {
    double[] prices = new double[capacities.length];
    double eagerness = 1;
    double highest = customers.stream().flatMap(List::stream).mapToLong(Option::worth).max().orElse(0);
    for (int round = 0; round < ROUNDS && worth < bound; round++) {
      long[] whole = Arrays.stream(prices).mapToLong(price -> (long) price).toArray();
      int[] wished = wishes(whole);
      long before = bound;
      bound = Math.min(bound, bound(wished, whole));
      keep(repaired(wished, whole));
      long[] shortage = shortage(wished, prices);
      double length = Arrays.stream(shortage).mapToDouble(units -> (double) units * units).sum();
      if (length == 0) {
        return;
      }
      eagerness = bound < before ? eagerness : eagerness * 0.95;
      double step = eagerness * Math.max(bound(wished, whole) - worth, 1) / length;
      for (int pool = 0; pool < prices.length; pool++) {
        prices[pool] = Math.max(0, Math.min(highest, prices[pool] + step * shortage[pool]));
      }
    }
  }

  private void keep(int[] chosen) {
    long found = Assignment.worth(customers, chosen);
    if (found > worth) {
      worth = found;
      best = chosen;
    }
  }

  private int[] wishes(long[] prices) {
    int[] wished = new int[customers.size()];
    for (int customer = 0; customer < wished.length; customer++) {
      wished[customer] = best(customers.get(customer), prices, capacities);
    }
    return wished;
  }

  private static int best(List<Option> options, long[] prices, long[] left) {
    int best = NOTHING;
    long most = 0;
    for (int i = 0; i < options.size(); i++) {
      if (options.get(i).fits(left)) {
        long reduced = options.get(i).reduced(prices);
        if (reduced > most) {
          most = reduced;
          best = i;
        }
      }
    }
    return best;
  }

  private long bound(int[] wished, long[] prices) {
    long sum = 0;
    for (int pool = 0; pool < prices.length; pool++) {
      sum = Math.addExact(sum, Math.multiplyExact(prices[pool], capacities[pool]));
    }
    for (int customer = 0; customer < wished.length; customer++) {
      sum = Math.addExact(sum, reduced(customer, wished[customer], prices));
    }
    return sum;
  }

  private long reduced(int customer, int place, long[] prices) {
    return place == NOTHING ? 0 : customers.get(customer).get(place).reduced(prices);
  }

  /** A pool that costs nothing and is not used up is short of nothing. */
  private long[] shortage(int[] wished, double[] prices) {
    long[] shortage = new long[capacities.length];
    for (int pool = 0; pool < shortage.length; pool++) {
      shortage[pool] = -capacities[pool];
    }
    for (int customer = 0; customer < wished.length; customer++) {
      if (wished[customer] != NOTHING) {
        List<Long> needs = customers.get(customer).get(wished[customer]).needs();
        for (int pool = 0; pool < shortage.length; pool++) {
          shortage[pool] = Math.addExact(shortage[pool], needs.get(pool));
        }
      }
    }
    for (int pool = 0; pool < shortage.length; pool++) {
      shortage[pool] = prices[pool] == 0 ? Math.max(0, shortage[pool]) : shortage[pool];
    }
    return shortage;
  }

  /** Grants wishes, the greatest reduced worth first, while there is enough; then whatever else still fits. */
  private int[] repaired(int[] wished, long[] prices) {
    int[] granted = new int[wished.length];
    Arrays.fill(granted, NOTHING);
    long[] left = capacities.clone();
    Integer[] order = IntStream.range(0, wished.length).boxed().sorted(Comparator.comparingLong(
        (Integer customer) -> reduced(customer, wished[customer], prices)).reversed()).toArray(Integer[]::new);
    for (int customer : order) {
      if (wished[customer] != NOTHING && customers.get(customer).get(wished[customer]).fits(left)) {
        granted[customer] = wished[customer];
        customers.get(customer).get(granted[customer]).take(left);
      }
    }
    long[] free = new long[prices.length];
    for (int customer : order) {
      if (granted[customer] == NOTHING) {
        granted[customer] = best(customers.get(customer), free, left);
        if (granted[customer] != NOTHING) {
          customers.get(customer).get(granted[customer]).take(left);
        }
      }
    }
    return granted;
  }
}
