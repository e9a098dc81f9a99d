package io.crmkit.ai.action.capacity;

import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;

/**
 * Which pools may run out, and what fits into them.
 *
 * @param all the capacities of all pools
 * @param scarce the places of those that may run out
 */
record Scarcity(List<Long> all, List<Integer> scarce) {

  Scarcity {
    all = List.copyOf(all);
    scarce = List.copyOf(scarce);
  }

  static Scarcity of(List<List<Option>> customers, List<Long> capacities) {
    Scarcity every = new Scarcity(capacities, List.of());
    long[] rest = capacities.stream().mapToLong(Long::longValue).toArray();
    for (List<Option> options : customers) {
      long[] most = every.most(options);
      for (int pool = 0; pool < rest.length; pool++) {
        rest[pool] = rest[pool] < 0 ? -1 : rest[pool] - most[pool];
      }
    }
    return new Scarcity(capacities, IntStream.range(0, rest.length).filter(pool -> rest[pool] < 0).boxed().toList());
  }

  private long[] most(List<Option> options) {
    long[] most = new long[all.size()];
    for (Option option : options) {
      if (isOpen(option)) {
        Arrays.setAll(most, pool -> Math.max(most[pool], option.needs().get(pool)));
      }
    }
    return most;
  }

  /** Returns what there is for a part of the customers. */
  Scarcity part(int some, int every) {
    return new Scarcity(all.stream().map(capacity -> (long) ((double) capacity * some / every)).toList(), scarce);
  }

  /** Whether anybody could get it at all, and would want to. */
  boolean isOpen(Option option) {
    if (option.worth() <= 0) {
      return false;
    }
    for (int pool = 0; pool < all.size(); pool++) {
      if (option.needs().get(pool) > all.get(pool)) {
        return false;
      }
    }
    return true;
  }

  /** Returns how many may run out. */
  int pools() {
    return scarce.size();
  }

  /** Returns the capacities of those that may run out. */
  long[] capacities() {
    return scarce.stream().mapToLong(all::get).toArray();
  }

  /** Returns the place among all pools of one that may run out. */
  int original(int pool) {
    return scarce.get(pool);
  }
}
