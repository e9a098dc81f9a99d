package io.crmkit.ai.action.capacity;

import static io.crmkit.ai.action.capacity.Assignment.NOTHING;

import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;

/**
 * What customers could get, in plain arrays: options that are worth something and fit into the capacities, with their
 * needs of those pools alone that may run out. A pool that has enough for whatever is asked of it takes part in
 * nothing.
 */
final class Wishes {

  private static final long ROOM = 8;

  private final List<List<Option>> all;
  private final Scarcity scarcity;
  private final int customers;
  private final int[] firsts;
  private final int[] places;
  private final long[] worths;
  private final int[] needsFrom;
  private final int[] pools;
  private final long[] units;
  private final long[] capacities;

  private Wishes(List<List<Option>> customers, Scarcity scarcity) {
    this.all = customers;
    this.scarcity = scarcity;
    int count = customers.stream().mapToInt(List::size).sum();
    this.customers = customers.size();
    this.capacities = scarcity.capacities();
    firsts = new int[this.customers + 1];
    int[] ownPlaces = new int[count];
    long[] ownWorths = new long[count];
    int[] ownNeeds = new int[count + 1];
    Needs needs = new Needs(scarcity);
    int next = 0;
    for (int customer = 0; customer < this.customers; customer++) {
      List<Option> options = customers.get(customer);
      for (int place = 0; place < options.size(); place++) {
        if (scarcity.isOpen(options.get(place))) {
          ownPlaces[next] = place;
          ownWorths[next] = options.get(place).worth();
          needs.add(options.get(place));
          ownNeeds[++next] = needs.count;
        }
      }
      firsts[customer + 1] = next;
    }
    places = Arrays.copyOf(ownPlaces, next);
    worths = Arrays.copyOf(ownWorths, next);
    needsFrom = Arrays.copyOf(ownNeeds, next + 1);
    pools = Arrays.copyOf(needs.pools, needs.count);
    units = Arrays.copyOf(needs.units, needs.count);
  }

  /**
   * Returns what there is to assign.
   *
   * @throws ArithmeticException if the best of all customers add up to more than an eighth of what a long holds
   */
  static Wishes of(List<List<Option>> customers, List<Long> capacities) {
    Wishes wishes = new Wishes(customers, Scarcity.of(customers, capacities));
    Math.multiplyExact(wishes.unlimited(), ROOM);
    return wishes;
  }

  /** Returns one customer of so many, with as large a part of the capacities. */
  Wishes sample(int every) {
    List<List<Option>> some =
        IntStream.range(0, customers / every).mapToObj(number -> all.get(number * every)).toList();
    return new Wishes(some, scarcity.part(some.size(), customers));
  }

  private static final class Needs {

    private final Scarcity scarcity;
    private int[] pools = new int[16];
    private long[] units = new long[16];
    private int count;

    Needs(Scarcity scarcity) {
      this.scarcity = scarcity;
    }

    void add(Option option) {
      for (int pool = 0; pool < scarcity.pools(); pool++) {
        long needed = option.needs().get(scarcity.original(pool));
        if (needed > 0) {
          if (count == pools.length) {
            pools = Arrays.copyOf(pools, 2 * count);
            units = Arrays.copyOf(units, 2 * count);
          }
          pools[count] = pool;
          units[count++] = needed;
        }
      }
    }
  }

  int customers() {
    return customers;
  }

  /** Returns the first option of a customer; the last is before the first of the next customer. */
  int first(int customer) {
    return firsts[customer];
  }

  /** Returns how many options there are. */
  int options() {
    return worths.length;
  }

  int pools() {
    return capacities.length;
  }

  long capacity(int pool) {
    return capacities[pool];
  }

  long[] capacities() {
    return capacities.clone();
  }

  /** Returns the worth of an option, 0 of {@link Assignment#NOTHING}. */
  long worth(int option) {
    return option == NOTHING ? 0 : worths[option];
  }

  /** Returns the first need of an option; the last is before the first of the next option. */
  int need(int option) {
    return needsFrom[option];
  }

  int needs() {
    return units.length;
  }

  int pool(int need) {
    return pools[need];
  }

  long units(int need) {
    return units[need];
  }

  boolean fits(int option, long[] left) {
    for (int need = needsFrom[option]; need < needsFrom[option + 1]; need++) {
      if (units[need] > left[pools[need]]) {
        return false;
      }
    }
    return true;
  }

  /** Takes what an option needs, so many times. */
  void take(int option, long[] left, long times) {
    if (option != NOTHING) {
      for (int need = needsFrom[option]; need < needsFrom[option + 1]; need++) {
        left[pools[need]] -= times * units[need];
      }
    }
  }

  /** Returns what all would be worth if there were enough for everybody. */
  long unlimited() {
    long sum = 0;
    for (int customer = 0; customer < customers; customer++) {
      long most = 0;
      for (int option = firsts[customer]; option < firsts[customer + 1]; option++) {
        most = Math.max(most, worths[option]);
      }
      sum = Math.addExact(sum, most);
    }
    return sum;
  }

  long worth(int[] chosen) {
    long worth = 0;
    for (int option : chosen) {
      worth += worth(option);
    }
    return worth;
  }

  /** Returns the assignment of these options, one for each customer. */
  Assignment assignment(int[] chosen, long bound) {
    return new Assignment(
        Arrays.stream(chosen).map(option -> option == NOTHING ? NOTHING : places[option]).boxed().toList(),
        worth(chosen), bound);
  }
}
