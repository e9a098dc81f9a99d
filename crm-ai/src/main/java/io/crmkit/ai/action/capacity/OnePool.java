package io.crmkit.ai.action.capacity;

import static io.crmkit.ai.action.capacity.Assignment.NOTHING;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;

/** The best assignment where all options draw on one pool, or on none. */
final class OnePool {

  /** How many customers times units are looked at one by one: 32 Mi, of two bytes each. */
  static final int MOST_CELLS = 1 << 25;

  private OnePool() {}

  static Assignment assign(List<List<Option>> customers, long capacity) {
    long[] units = customers.stream().flatMap(List::stream).mapToLong(option -> option.needs().get(0))
        .filter(needed -> needed > 0 && needed <= capacity).distinct().toArray();
    if (units.length == 0) {
      return sorted(customers, 1, 0);
    }
    if (units.length == 1) {
      return sorted(customers, units[0], capacity);
    }
    long enough = Math.min(capacity, total(customers, capacity));
    boolean isSmall = (double) customers.size() * (enough + 1.0) <= MOST_CELLS
        && customers.stream().allMatch(options -> options.size() < Short.MAX_VALUE);
    return isSmall ? tabled(customers, (int) enough) : Prices.assign(customers, new long[] {capacity});
  }

  private static long total(List<List<Option>> customers, long capacity) {
    long total = 0;
    for (List<Option> options : customers) {
      long most = options.stream().mapToLong(option -> option.needs().get(0)).filter(need -> need <= capacity)
          .max().orElse(0);
      total = total > capacity ? total : total + most;
    }
    return total;
  }

  /** Those who gain most over what needs nothing; an exchange of any two would lose. */
  private static Assignment sorted(List<List<Option>> customers, long units, long capacity) {
    int[] chosen = new int[customers.size()];
    int[] paid = new int[customers.size()];
    long[] gain = new long[customers.size()];
    List<Integer> wanting = new ArrayList<>();
    for (int customer = 0; customer < chosen.length; customer++) {
      List<Option> options = customers.get(customer);
      chosen[customer] = best(options, 0);
      paid[customer] = best(options, units);
      gain[customer] = worth(options, paid[customer]) - worth(options, chosen[customer]);
      if (gain[customer] > 0) {
        wanting.add(customer);
      }
    }
    wanting.sort(Comparator.comparingLong((Integer customer) -> gain[customer]).reversed());
    wanting.stream().limit(capacity / units).forEach(customer -> chosen[customer] = paid[customer]);
    return Assignment.of(customers, chosen, Assignment.worth(customers, chosen));
  }

  private static int best(List<Option> options, long units) {
    int best = NOTHING;
    for (int i = 0; i < options.size(); i++) {
      best = options.get(i).needs().get(0) == units && options.get(i).worth() > worth(options, best) ? i : best;
    }
    return best;
  }

  private static long worth(List<Option> options, int place) {
    return place == NOTHING ? 0 : options.get(place).worth();
  }

  /** Dynamic programming over customers and units spent. */
  private static Assignment tabled(List<List<Option>> customers, int capacity) {
    long[] best = new long[capacity + 1];
    short[][] choices = new short[customers.size()][capacity + 1];
    for (int customer = 0; customer < choices.length; customer++) {
      best = next(customers.get(customer), best, choices[customer]);
    }
    int[] chosen = new int[choices.length];
    int left = capacity;
    for (int customer = choices.length - 1; customer >= 0; customer--) {
      chosen[customer] = choices[customer][left];
      left -= chosen[customer] == NOTHING ? 0 : customers.get(customer).get(chosen[customer]).needs().get(0).intValue();
    }
    return Assignment.of(customers, chosen, best[capacity]);
  }

  private static long[] next(List<Option> options, long[] before, short[] choice) {
    long[] best = before.clone();
    Arrays.fill(choice, (short) NOTHING);
    for (int i = 0; i < options.size(); i++) {
      long need = options.get(i).needs().get(0);
      for (int units = (int) Math.min(need, best.length); units < best.length; units++) {
        long worth = Math.addExact(before[units - (int) need], options.get(i).worth());
        if (worth > best[units]) {
          best[units] = worth;
          choice[units] = (short) i;
        }
      }
    }
    return best;
  }
}
