package io.crmkit.forecast.distribution;

import java.util.Arrays;
import java.util.function.IntToDoubleFunction;

/**
 * Deals without those that are certain: positive amounts won with probabilities above 0 and below 1, and what the
 * certain ones bring.
 *
 * <p>A deal of −a won with p is a certain −a and a deal of a won with 1 − p.
 */
final class UncertainDeals {

  private static final int TRIES = 16;
  private static final int MOST_FITTED = 256;

  private final long certain;
  private final long[] amounts;
  private final double[] probabilities;

  UncertainDeals(long certain, long[] amounts, double[] probabilities) {
    this.certain = certain;
    this.amounts = amounts;
    this.probabilities = probabilities;
  }

  long certain() {
    return certain;
  }

  long[] amounts() {
    return amounts;
  }

  double[] probabilities() {
    return probabilities;
  }

  static UncertainDeals of(OpenDeals deals) {
    return of(deals, deals::probability);
  }

  /** Returns the deals that are uncertain by themselves, with other probabilities, which may be 0 or 1. */
  static UncertainDeals of(OpenDeals deals, IntToDoubleFunction others) {
    long[] amounts = new long[deals.size()];
    double[] probabilities = new double[deals.size()];
    long certain = 0;
    int size = 0;
    for (int i = 0; i < deals.size(); i++) {
      long amount = deals.amount(i);
      double p = deals.probability(i);
      if (p == 1) {
        certain += amount;
      } else if (p > 0 && amount != 0) {
        certain += Math.min(amount, 0);
        amounts[size] = Math.abs(amount);
        probabilities[size++] = amount > 0 ? others.applyAsDouble(i) : 1 - others.applyAsDouble(i);
      }
    }
    return new UncertainDeals(certain, Arrays.copyOf(amounts, size), Arrays.copyOf(probabilities, size));
  }

  int size() {
    return amounts.length;
  }

  long total() {
    return Arrays.stream(amounts).sum();
  }

  /** Returns the largest number that every amount is a multiple of; 1 if there are none. */
  long unit() {
    long unit = 0;
    for (int i = 0; i < amounts.length && unit != 1; i++) {
      unit = gcd(amounts[i], unit);
    }
    return Math.max(unit, 1);
  }

  private static long gcd(long a, long b) {
    while (b != 0) {
      long rest = a % b;
      a = b;
      b = rest;
    }
    return a;
  }

  double mean() {
    double mean = 0;
    for (int i = 0; i < amounts.length; i++) {
      mean += amounts[i] * probabilities[i];
    }
    return mean;
  }

  /** The chance of the likeliest outcome, in which each deal ends as it probably does. */
  double likeliest() {
    double chance = 1;
    for (double p : probabilities) {
      chance *= Math.max(p, 1 - p);
    }
    return chance;
  }

  double variance() {
    double variance = 0;
    for (int i = 0; i < amounts.length; i++) {
      variance += (double) amounts[i] * amounts[i] * probabilities[i] * (1 - probabilities[i]);
    }
    return variance;
  }

  /** Returns the deals of the {@code count} largest amounts, the largest first. */
  int[] largest(int count) {
    int[] found = new int[Math.min(count, amounts.length)];
    int size = 0;
    for (int i = 0; i < amounts.length; i++) {
      if (size < found.length || amounts[i] > amounts[found[size - 1]]) {
        int at = size < found.length ? size++ : size - 1;
        for (; at > 0 && amounts[found[at - 1]] < amounts[i]; at--) {
          found[at] = found[at - 1];
        }
        found[at] = i;
      }
    }
    return found;
  }

  UncertainDeals without(boolean[] marked) {
    long[] restAmounts = new long[amounts.length];
    double[] restProbabilities = new double[amounts.length];
    int size = 0;
    for (int i = 0; i < amounts.length; i++) {
      if (!marked[i]) {
        restAmounts[size] = amounts[i];
        restProbabilities[size++] = probabilities[i];
      }
    }
    return new UncertainDeals(certain, Arrays.copyOf(restAmounts, size), Arrays.copyOf(restProbabilities, size));
  }

  /** Returns the mean of the amounts, each of which counts as much as it adds to the variance. */
  double typical() {
    double sum = 0;
    for (int i = 0; i < amounts.length; i++) {
      sum += (double) amounts[i] * amounts[i] * amounts[i] * probabilities[i] * (1 - probabilities[i]);
    }
    return sum / variance();
  }

  /** Returns |φ(2π / unit)|, or some number below {@code enough} if it is smaller than that. */
  double turning(double unit, double enough) {
    if (isSurelyBelow(unit, enough)) {
      return 0;
    }
    double square = 1;
    for (int i = 0; i < amounts.length && square >= enough * enough; i++) {
      square *= 1 - 2 * probabilities[i] * (1 - probabilities[i]) * (1 - Math.cos(2 * Math.PI * apart(i, unit)));
    }
    return Math.sqrt(square);
  }

  /** As 1 − cos 2πx ≥ 8x² and ln(1 − y) ≤ −y, no cosine is needed to see that most frequencies are of no interest. */
  private boolean isSurelyBelow(double unit, double enough) {
    double most = -Math.log(enough) / 8;
    double sum = 0;
    for (int i = 0; i < amounts.length && sum < most; i++) {
      double x = apart(i, unit);
      sum += probabilities[i] * (1 - probabilities[i]) * x * x;
    }
    return sum >= most;
  }

  /** Returns by how many units an amount is above or below the next whole number of them. */
  private double apart(int i, double unit) {
    double units = amounts[i] / unit;
    return units - Math.rint(units);
  }

  /** Returns the number near {@code unit} of which amounts, some of them where they are many, are multiples best. */
  double fitted(double unit) {
    double products = 0;
    double squares = 0;
    for (int i = 0; i < amounts.length; i += 1 + amounts.length / MOST_FITTED) {
      double units = Math.rint(amounts[i] / unit);
      double weight = probabilities[i] * (1 - probabilities[i]);
      products += weight * amounts[i] * units;
      squares += weight * units * units;
    }
    return squares == 0 ? unit : products / squares;
  }

  /**
   * Marks deals, a few at most, without which the amounts have a larger unit: those with cents where most are in
   * thousands. Marks none if there is no such unit.
   */
  boolean[] odd(int most) {
    boolean[] best = new boolean[amounts.length];
    long unit = unit();
    for (int k = 0; k < TRIES && k + 1 < amounts.length; k++) {
      int i = (int) ((long) k * (amounts.length - 1) / TRIES);
      long candidate = gcd(amounts[i], amounts[i + 1]);
      boolean[] odd = candidate > unit ? notMultiples(candidate, most) : best;
      if (odd.length > 0 && candidate > unit) {
        best = odd;
        unit = candidate;
      }
    }
    return best;
  }

  private boolean[] notMultiples(long unit, int most) {
    boolean[] odd = new boolean[amounts.length];
    int count = 0;
    for (int i = 0; i < amounts.length; i++) {
      odd[i] = amounts[i] % unit != 0;
      count += odd[i] ? 1 : 0;
      if (count > most) {
        return new boolean[0];
      }
    }
    return odd;
  }

  double largest() {
    return Arrays.stream(amounts).max().orElse(0);
  }
}
