package io.crmkit.ai.action.capacity;

import static io.crmkit.ai.action.capacity.Assignment.NOTHING;

import java.util.Arrays;

/**
 * A good assignment and how good any could be, by prices of units (Lagrangian relaxation; Fisher 1981): every customer
 * takes what is best after paying, and what all of them have then, with the income from all units, bounds every
 * assignment. Prices follow the shortage by Polyak's step. They are whole multiples of a small fraction, so the bound
 * is exact arithmetic.
 *
 * <p>Wishes at good prices overdraw pools by little. They are granted to those first who would lose most by taking
 * something else at these prices, and then whoever gains by something that still fits takes it ({@link Repair}). At the
 * best prices all but about one customer for each pool have what they have in the relaxed problem, so what is lost is
 * small where customers are many; how small is what the bound says.
 */
final class Prices {

  private static final int ROUNDS = 300;
  private static final int ROUNDS_AFTER_A_SAMPLE = 60;
  private static final int FEW = 4_000;
  private static final int EVERY = 8;
  private static final int BETWEEN_REPAIRS = 20;
  private static final double PATIENCE = 0.9;
  private static final int WITHOUT_GAIN = 5;
  private static final int MOST_BITS = 20;
  private static final double MOST = 0x1p61;

  private final Wishes wishes;
  private final int bits;
  private final double[] highest;
  private final double[] usual;
  private final int[] wished;
  private int[] best;
  private long worth;
  private long bound = Long.MAX_VALUE;
  private long[] bestPrices;

  private Prices(Wishes wishes) {
    this.wishes = wishes;
    this.highest = highest(wishes);
    this.usual = usual(wishes);
    this.bits = bits(wishes, highest);
    this.wished = new int[wishes.customers()];
    this.best = new int[wishes.customers()];
    this.bestPrices = new long[wishes.pools()];
    Arrays.fill(best, NOTHING);
  }

  static Assignment assign(Wishes wishes) {
    Prices prices = searched(wishes);
    return wishes.assignment(prices.best, prices.bound);
  }

  /** Prices of many customers are sought among some of them first. */
  private static Prices searched(Wishes wishes) {
    Prices prices = new Prices(wishes);
    if (wishes.customers() <= FEW) {
      prices.search(new double[wishes.pools()], ROUNDS);
    } else {
      Prices some = searched(wishes.sample(EVERY));
      double[] start =
          Arrays.stream(some.bestPrices).mapToDouble(price -> Math.scalb((double) price, -some.bits)).toArray();
      prices.search(start, ROUNDS_AFTER_A_SAMPLE);
    }
    return prices;
  }

  /** The price of each pool from which on nobody buys. */
  private static double[] highest(Wishes wishes) {
    double[] highest = new double[wishes.pools()];
    for (int option = 0; option < wishes.options(); option++) {
      for (int need = wishes.need(option); need < wishes.need(option + 1); need++) {
        int pool = wishes.pool(need);
        highest[pool] = Math.max(highest[pool], (double) wishes.worth(option) / wishes.units(need));
      }
    }
    return highest;
  }

  /** How many units of each pool are needed by those that need any, on average. */
  private static double[] usual(Wishes wishes) {
    double[] sums = new double[wishes.pools()];
    long[] counts = new long[wishes.pools()];
    for (int need = 0; need < wishes.needs(); need++) {
      sums[wishes.pool(need)] += wishes.units(need);
      counts[wishes.pool(need)]++;
    }
    for (int pool = 0; pool < sums.length; pool++) {
      sums[pool] = counts[pool] == 0 ? 1 : sums[pool] / counts[pool];
    }
    return sums;
  }

  /** How many binary digits prices have behind the point so that every sum of them fits into a long. */
  private static int bits(Wishes wishes, double[] highest) {
    double most = wishes.unlimited() + 1.0;
    for (int pool = 0; pool < highest.length; pool++) {
      most += (2 * highest[pool] + wishes.customers()) * wishes.capacity(pool);
    }
    int bits = Math.getExponent(MOST / most);
    if (bits < 0) {
      throw new ArithmeticException("worths and capacities are too large to be weighed against each other");
    }
    return Math.min(bits, MOST_BITS);
  }

  private void search(double[] prices, int rounds) {
    double eagerness = 1;
    int patience = WITHOUT_GAIN;
    for (int round = 0; round < rounds && worth < bound; round++) {
      long[] whole = whole(prices);
      long[] shortage = new long[prices.length];
      long found = Math.max(worth, relax(whole, shortage) >> bits);
      if (found < bound) {
        bound = found;
        bestPrices = whole;
        patience = WITHOUT_GAIN;
      } else if (--patience == 0) {
        eagerness *= PATIENCE;
        patience = WITHOUT_GAIN;
      }
      if (round % BETWEEN_REPAIRS == 0) {
        keep(whole);
      }
      if (!step(prices, shortage, eagerness * Math.max(found - worth, 1))) {
        break;
      }
    }
    keep(bestPrices);
  }

  private long[] whole(double[] prices) {
    return Arrays.stream(prices).mapToLong(price -> (long) Math.ceil(Math.scalb(price, bits))).toArray();
  }

  private void keep(long[] prices) {
    int[] chosen = new Repair(wishes, prices, bits).chosen();
    long found = wishes.worth(chosen);
    if (found > worth) {
      worth = found;
      best = chosen;
    }
  }

  /**
   * Lets every customer take what is best after paying.
   *
   * @param shortage takes what is wished beyond the capacities
   * @return the bound, in fractions
   */
  private long relax(long[] prices, long[] shortage) {
    long sum = 0;
    for (int pool = 0; pool < prices.length; pool++) {
      shortage[pool] = -wishes.capacity(pool);
      sum += prices[pool] * wishes.capacity(pool);
    }
    for (int customer = 0; customer < wished.length; customer++) {
      long most = 0;
      wished[customer] = NOTHING;
      for (int option = wishes.first(customer); option < wishes.first(customer + 1); option++) {
        long rest = Repair.reduced(wishes, option, prices, bits);
        if (rest > most) {
          most = rest;
          wished[customer] = option;
        }
      }
      sum += most;
      wishes.take(wished[customer], shortage, -1);
    }
    return sum;
  }

  /**
   * Moves the prices by the shortage, both counted in as many units as are usually needed, so that no pool is
   * overlooked because its units are small. A pool that costs nothing and is not used up is short of nothing.
   */
  private boolean step(double[] prices, long[] shortage, double gap) {
    double length = 0;
    double[] steep = new double[prices.length];
    for (int pool = 0; pool < prices.length; pool++) {
      steep[pool] = prices[pool] == 0 && shortage[pool] < 0 || highest[pool] == 0 ? 0 : shortage[pool] / usual[pool];
      length += steep[pool] * steep[pool];
    }
    for (int pool = 0; pool < prices.length && length > 0; pool++) {
      prices[pool] = Math.max(0, Math.min(highest[pool], prices[pool] + gap / length * steep[pool] / usual[pool]));
    }
    return length > 0;
  }
}
