package io.crmkit.ai.action.capacity;

import static io.crmkit.ai.action.capacity.Assignment.NOTHING;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.PriorityQueue;
import java.util.stream.IntStream;

/**
 * The best assignment where every option draws on one pool at most, and all that draw on a pool need equally much of
 * it: pools are so many slots, and this is the transportation problem of Hitchcock (1941) with few destinations.
 *
 * <p>Customers come in one by one, each along the way that adds most: into a pool, out of which somebody moves to
 * another one, and so on until there is a free slot (successive shortest paths; Busacker and Gowen 1960, Iri 1960).
 * After each of them what was given out is the best for those who have come, since no round of moves gains anything.
 * Ways are looked for among pools alone: from one to another moves who gains most by it, the first of a queue of its
 * own for each pair (Tokuyama and Nakano 1995). For n customers and k pools that is O(n (k³ + k log n)), and mostly much less.
 */
final class Slots {

  private static final long NEVER = Long.MIN_VALUE / 4;

  private final Wishes wishes;
  private final int pools;
  private final long[] free;
  private final int[] chosen;
  private final int[] where;
  private final List<List<PriorityQueue<Move>>> queues = new ArrayList<>();
  private final long[][] gains;

  private record Move(long gain, int customer) {

    static final Comparator<Move> BEST_FIRST =
        Comparator.comparingLong(Move::gain).reversed().thenComparingInt(Move::customer);
  }

  private Slots(Wishes wishes, long[] units) {
    this.wishes = wishes;
    this.pools = wishes.pools();
    this.free = new long[pools];
    this.chosen = new int[wishes.customers()];
    this.where = new int[wishes.customers()];
    this.gains = new long[pools][pools + 1];
    for (int pool = 0; pool < pools; pool++) {
      free[pool] = wishes.capacity(pool) / units[pool];
      List<PriorityQueue<Move>> own = new ArrayList<>();
      for (int to = 0; to <= pools; to++) {
        own.add(new PriorityQueue<>(Move.BEST_FIRST));
      }
      queues.add(own);
      Arrays.fill(gains[pool], NEVER);
    }
  }

  /** Whether options are slots of pools. */
  static boolean suits(Wishes wishes) {
    long[] units = units(wishes);
    for (int option = 0; option < wishes.options(); option++) {
      int need = wishes.need(option);
      if (wishes.need(option + 1) > need + 1) {
        return false;
      }
      if (wishes.need(option + 1) > need && wishes.units(need) != units[wishes.pool(need)]) {
        return false;
      }
    }
    return true;
  }

  private static long[] units(Wishes wishes) {
    long[] units = new long[wishes.pools()];
    for (int need = 0; need < wishes.needs(); need++) {
      units[wishes.pool(need)] = wishes.units(need);
    }
    return units;
  }

  static Assignment assign(Wishes wishes) {
    Slots slots = new Slots(wishes, units(wishes));
    slots.order().forEach(slots::admit);
    return wishes.assignment(slots.chosen, wishes.worth(slots.chosen));
  }

  /** Those who have most to gain come first, so that few have to move again. */
  private IntStream order() {
    long[] most = new long[chosen.length];
    for (int customer = 0; customer < most.length; customer++) {
      int[] best = best(customer);
      most[customer] = Arrays.stream(best).mapToLong(wishes::worth).max().orElse(0) - wishes.worth(best[pools]);
    }
    return IntStream.range(0, most.length).boxed()
        .sorted(Comparator.comparingLong((Integer customer) -> most[customer]).reversed()).mapToInt(Integer::intValue);
  }

  /** Returns the best option of a customer in each pool, and last the best that needs none. */
  private int[] best(int customer) {
    int[] best = new int[pools + 1];
    Arrays.fill(best, NOTHING);
    for (int option = wishes.first(customer); option < wishes.first(customer + 1); option++) {
      int need = wishes.need(option);
      int pool = wishes.need(option + 1) > need ? wishes.pool(need) : pools;
      best[pool] = wishes.worth(option) > wishes.worth(best[pool]) ? option : best[pool];
    }
    return best;
  }

  private void admit(int customer) {
    int[] best = best(customer);
    long[] sums = new long[pools + 1];
    int[] before = new int[pools + 1];
    for (int pool = 0; pool <= pools; pool++) {
      sums[pool] = best[pool] == NOTHING && pool < pools ? NEVER : wishes.worth(best[pool]);
      before[pool] = pools;
    }
    spread(sums, before);
    int end = pools;
    for (int pool = 0; pool < pools; pool++) {
      end = free[pool] > 0 && sums[pool] > sums[end] ? pool : end;
    }
    if (end < pools) {
      free[end]--;
    }
    shift(customer, end, before);
  }

  /** Longest ways over moves; there is no round that gains, so they end (Bellman 1958). */
  private void spread(long[] sums, int[] before) {
    boolean isSettled = false;
    while (!isSettled) {
      isSettled = true;
      for (int from = 0; from < pools; from++) {
        // whoever could take a free slot pushes nobody out
        if (sums[from] == NEVER || free[from] > 0) {
          continue;
        }
        for (int to = 0; to <= pools; to++) {
          if (gains[from][to] != NEVER && sums[from] + gains[from][to] > sums[to]) {
            sums[to] = sums[from] + gains[from][to];
            before[to] = from;
            isSettled = false;
          }
        }
      }
    }
  }

  private void shift(int newcomer, int end, int[] before) {
    int to = end;
    boolean isDone = false;
    while (!isDone) {
      int from = before[to];
      isDone = from == pools;
      int mover = isDone ? newcomer : first(from, to);
      where[mover] = to;
      int[] best = best(mover);
      chosen[mover] = best[to];
      if (to < pools) {
        enter(mover, to, best);
      }
      if (!isDone) {
        refresh(from);
      }
      to = from;
    }
  }

  private int first(int from, int to) {
    Move move = queues.get(from).get(to).peek();
    if (move == null) {
      throw new IllegalStateException("nobody moves from %d to %d".formatted(from, to));
    }
    return move.customer();
  }

  private void enter(int customer, int pool, int[] best) {
    for (int to = 0; to <= pools; to++) {
      if (to != pool && (best[to] != NOTHING || to == pools)) {
        long gain = wishes.worth(best[to]) - wishes.worth(best[pool]);
        queues.get(pool).get(to).add(new Move(gain, customer));
      }
    }
    refresh(pool);
  }

  /** Forgets who has left a pool, and notes what moving out of it gains at most. */
  private void refresh(int pool) {
    for (int to = 0; to <= pools; to++) {
      PriorityQueue<Move> queue = queues.get(pool).get(to);
      Move move = queue.peek();
      while (move != null && where[move.customer()] != pool) {
        queue.remove();
        move = queue.peek();
      }
      gains[pool][to] = move == null ? NEVER : move.gain();
    }
  }
}
