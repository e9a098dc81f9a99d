package io.crmkit.ai.action.capacity;

import static io.crmkit.ai.action.capacity.Assignment.NOTHING;

import java.util.Arrays;

/**
 * The best assignment by dynamic programming over customers and what is left of each pool, where that is not too much
 * (multiple-choice knapsack in several dimensions; Kellerer, Pferschy and Pisinger 2004, chapters 9 and 11).
 */
final class Table {

  /** How many customers times combinations of units are looked at one by one: 32 Mi, of two bytes each. */
  static final int MOST_CELLS = 1 << 25;

  private final Wishes wishes;
  private final int[] strides;
  private final int cells;

  /** For each pool, how much of it an option needs. */
  private final int[] needed;

  private Table(Wishes wishes) {
    this.wishes = wishes;
    strides = new int[wishes.pools() + 1];
    strides[0] = 1;
    for (int pool = 0; pool < wishes.pools(); pool++) {
      strides[pool + 1] = strides[pool] * ((int) wishes.capacity(pool) + 1);
    }
    cells = strides[wishes.pools()];
    needed = new int[wishes.pools()];
  }

  /** Whether the table is small enough. */
  static boolean suits(Wishes wishes) {
    double cells = wishes.customers();
    for (int pool = 0; pool < wishes.pools(); pool++) {
      cells *= wishes.capacity(pool) + 1.0;
    }
    boolean areFew = true;
    for (int customer = 0; customer < wishes.customers(); customer++) {
      areFew &= wishes.first(customer + 1) - wishes.first(customer) < Short.MAX_VALUE;
    }
    return areFew && cells <= MOST_CELLS;
  }

  static Assignment assign(Wishes wishes) {
    return new Table(wishes).solved();
  }

  private Assignment solved() {
    long[] best = new long[cells];
    short[][] choices = new short[wishes.customers()][cells];
    for (int customer = 0; customer < choices.length; customer++) {
      Arrays.fill(choices[customer], (short) NOTHING);
      long[] before = best.clone();
      for (int option = wishes.first(customer); option < wishes.first(customer + 1); option++) {
        Row row = new Row(before, best, choices[customer], option, (short) (option - wishes.first(customer)));
        spread(row, wishes.pools() - 1, 0);
      }
    }
    int[] chosen = new int[choices.length];
    int left = cells - 1;
    for (int customer = choices.length - 1; customer >= 0; customer--) {
      short choice = choices[customer][left];
      chosen[customer] = choice == NOTHING ? NOTHING : wishes.first(customer) + choice;
      left -= choice == NOTHING ? 0 : offset(chosen[customer]);
    }
    return wishes.assignment(chosen, best[cells - 1]);
  }

  /** Returns how far apart two cells are between which an option was taken. */
  private int offset(int option) {
    int offset = 0;
    Arrays.fill(needed, 0);
    for (int need = wishes.need(option); need < wishes.need(option + 1); need++) {
      needed[wishes.pool(need)] = (int) wishes.units(need);
      offset += strides[wishes.pool(need)] * needed[wishes.pool(need)];
    }
    return offset;
  }

  /** What one option adds, cell by cell where there are units enough. */
  private final class Row {

    private final long[] before;
    private final long[] best;
    private final short[] choice;
    private final short place;
    private final int offset;
    private final long worth;

    Row(long[] before, long[] best, short[] choice, int option, short place) {
      this.before = before;
      this.best = best;
      this.choice = choice;
      this.place = place;
      this.offset = offset(option);
      this.worth = wishes.worth(option);
    }

    void compare(int from, int to) {
      for (int cell = from; cell < to; cell++) {
        long sum = before[cell - offset] + worth;
        if (sum > best[cell]) {
          best[cell] = sum;
          choice[cell] = place;
        }
      }
    }
  }

  private void spread(Row row, int pool, int from) {
    if (pool <= 0) {
      row.compare(from + (pool < 0 ? 0 : needed[0]), from + strides[pool + 1]);
      return;
    }
    for (int units = needed[pool]; units * strides[pool] < strides[pool + 1]; units++) {
      spread(row, pool - 1, from + units * strides[pool]);
    }
  }
}
