package io.crmkit.forecast.distribution;

import java.util.Arrays;

/**
 * Deals without those that are certain: positive amounts won with probabilities above 0 and below 1, and what the
 * certain ones bring.
 *
 * <p>A deal of −a won with p is a certain −a and a deal of a won with 1 − p.
 */
final class UncertainDeals {

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
        probabilities[size++] = amount > 0 ? p : 1 - p;
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

  double largest() {
    return Arrays.stream(amounts).max().orElse(0);
  }
}
